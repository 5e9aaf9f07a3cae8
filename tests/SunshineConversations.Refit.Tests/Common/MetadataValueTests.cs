using System.Globalization;

namespace SunshineConversations.Tests.Common;

/// <summary>How a <see cref="MetadataValue"/> is created, and how it describes itself.</summary>
public sealed class MetadataValueTests
{
    [Fact]
    public void A_string_is_only_a_string()
    {
        MetadataValue value = "4.5";

        Assert.Equal(JsonValueKind.String, value.Kind);
        Assert.Equal("4.5", value.AsString());
        Assert.Equal("4.5", value.ToString());
        Assert.Equal("4.5", value.AsJsonNode()!.GetValue<string>());
        Assert.Equal(["String"], KindsOf(value));
    }

    [Fact]
    public void An_empty_string_is_a_string() => Assert.Equal("", ((MetadataValue)"").AsString());

    [Theory]
    [InlineData(true, JsonValueKind.True, "true")]
    [InlineData(false, JsonValueKind.False, "false")]
    public void A_boolean_is_only_a_boolean(bool boolean, JsonValueKind kind, string json)
    {
        MetadataValue value = boolean;

        Assert.Equal(kind, value.Kind);
        Assert.Equal(boolean, value.AsBoolean());
        Assert.Equal(json, value.ToString());
        Assert.Equal(boolean, value.AsJsonNode()!.GetValue<bool>());
        Assert.Equal(["Boolean"], KindsOf(value));
    }

    [Theory]
    [Values(0, int.MaxValue, long.MinValue, long.MaxValue)]
    public void A_whole_number_keeps_every_digit(long number)
    {
        MetadataValue value = number;

        Assert.Equal(JsonValueKind.Number, value.Kind);
        Assert.Equal(number, value.AsInt64());
        Assert.Equal(number, value.AsDecimal());
        Assert.Equal((double)number, value.AsDouble());
        Assert.Equal(number.ToString(CultureInfo.InvariantCulture), value.ToString());
        Assert.Equal(["Double", "Decimal", "Int64"], KindsOf(value));
    }

    [Theory]
    [InlineData(4.5, "4.5")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e300, "1E+300")]
    [InlineData(double.Epsilon, "5E-324")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    public void A_double_keeps_its_value_and_is_a_json_number(double number, string json)
    {
        MetadataValue value = number;

        Assert.Equal(JsonValueKind.Number, value.Kind);
        Assert.Equal(json, value.ToString());
        Assert.Equal(number, value.AsDouble());
        Assert.Equal(number, value.AsJsonNode()!.GetValue<double>());
    }

    [Fact]
    public void A_decimal_keeps_its_zeros()
    {
        MetadataValue value = 4.50m;

        Assert.Equal("4.50", value.ToString());
        Assert.Equal(4.5m, value.AsDecimal());
        Assert.Equal(4.5, value.AsDouble());
        Assert.Null(value.AsInt64());
        Assert.Equal("79228162514264337593543950335", ((MetadataValue)decimal.MaxValue).ToString());
    }

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            MetadataValue real = -4.5, exact = -4.5m, whole = -4;

            Assert.Equal(["-4.5", "-4.5", "-4"], [real.ToString(), exact.ToString(), whole.ToString()]);
            Assert.Equal(-4.5, real.AsDouble());
            Assert.Equal(-4.5m, exact.AsDecimal());
            Assert.Equal(-4, whole.AsInt64());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [Values(double.NaN, double.PositiveInfinity, double.NegativeInfinity)]
    public void A_double_that_json_has_no_number_for_is_refused(double number) =>
        Assert.Equal("value", Assert.Throws<ArgumentOutOfRangeException>(() => (MetadataValue)number).ParamName);

    [Fact]
    public void A_null_string_is_refused()
    {
        Assert.Equal("value", Assert.Throws<ArgumentNullException>(() => (MetadataValue)(string)null!).ParamName);
        Assert.Throws<ArgumentNullException>(() => new Metadata { ["k"] = (string)null! });
    }

    [Fact]
    public void A_number_too_large_for_a_kind_is_not_of_that_kind()
    {
        MetadataValue value = 1e300;

        Assert.Null(value.AsDecimal());
        Assert.Null(value.AsInt64());
        Assert.Null(((MetadataValue)(long.MaxValue + 1m)).AsInt64());
    }

    [Fact]
    public void The_default_is_null()
    {
        MetadataValue value = default;

        Assert.Equal(JsonValueKind.Null, value.Kind);
        Assert.Equal("null", value.ToString());
        Assert.Empty(KindsOf(value));
        Assert.Null(value.AsJsonNode());
    }

    [Fact]
    public void Values_are_equal_by_kind_and_text()
    {
        Assert.Equal((MetadataValue)"a", "a");
        Assert.NotEqual((MetadataValue)"true", true);
        Assert.NotEqual((MetadataValue)"1", 1);
        Assert.Equal((MetadataValue)1, 1L);
        Assert.NotEqual(default, (MetadataValue)"null");
    }

    /// <summary>The types that it can be read as.</summary>
    private static IEnumerable<string> KindsOf(MetadataValue value) =>
        from kind in ((string Name, object? Value)[])[("String", value.AsString()), ("Boolean", value.AsBoolean()), ("Double", value.AsDouble()), ("Decimal", value.AsDecimal()), ("Int64", value.AsInt64())]
        where kind.Value is not null
        select kind.Name;
}
