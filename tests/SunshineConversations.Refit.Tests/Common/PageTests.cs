namespace SunshineConversations.Tests.Common;

/// <summary>The pages that can be requested.</summary>
public sealed class PageTests
{
    public static TheoryData<Page> PagesThatCannotBe { get; } =
    [
        new Page { After = "a", Before = "b" },
        new Page { After = "a", Before = "a", Size = 10 },
        new Page { After = "" },
        new Page { Before = "" },
        new Page { After = "", Before = "" },
        new Page { After = "cut \ud83d" },
        new Page { Before = "\ude00" },
    ];

    [Theory]
    [MemberData(nameof(PagesThatCannotBe), DisableDiscoveryEnumeration = true)]
    public async Task A_page_that_cannot_be_is_refused(Page page) => await RefusesAsync<ArgumentException>(page);

    [Theory]
    [Values(0, 101, -1, int.MaxValue, int.MinValue)]
    public async Task A_size_out_of_range_is_refused(int size) => await RefusesAsync<ArgumentOutOfRangeException>(new() { Size = size });

    [Theory]
    [Values(1, 100)]
    public async Task The_smallest_and_the_largest_size_are_sent(int size)
    {
        using var handler = new CapturingHandler();

        await handler.CreateApi().ListConversationsAsync(CapturingHandler.AppId, ConversationListFilter.ByUserId("u"), new() { Size = size });

        Assert.Equal($"?filter%5BuserId%5D=u&page%5Bsize%5D={size}", handler.Request.Uri.Query);
    }

    [Fact]
    public void Pages_are_equal_by_their_values()
    {
        Assert.Equal(new Page { After = "a", Size = 1 }, new Page { After = "a", Size = 1 });
        Assert.NotEqual(new Page { After = "a" }, new Page { Before = "a" });
    }

    private static async Task RefusesAsync<T>(Page page)
        where T : ArgumentException
    {
        using var handler = new CapturingHandler();

        T error = await Assert.ThrowsAnyAsync<T>(() => handler.CreateApi().ListConversationsAsync(CapturingHandler.AppId, ConversationListFilter.ByUserId("u"), page));

        Assert.Equal("page", error.ParamName);
        Assert.Empty(handler.Requests);
    }
}
