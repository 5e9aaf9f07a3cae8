using System.Text;
using BenchmarkDotNet.Reports;

namespace SunshineConversations.Benchmarks;

/// <summary>Draws a run of the benchmarks: each contestant's time and bytes as ratios to the floor of its category.</summary>
internal static class Chart
{
    private const int Left = 210;
    private const int BarWidth = 220;
    private const int PanelWidth = BarWidth + 70;
    private const int BarHeight = 11;
    private const int RowGap = 14;
    private const double MaxRatio = 2;

    private static readonly Dictionary<string, string> Colors = new()
    {
        ["client"] = "#1f73b7",
        ["plain Refit"] = "#b0bec5",
    };

    /// <summary>Writes the chart, and its figures as a table to the console.</summary>
    public static void Write(IEnumerable<Summary> summaries, string path)
    {
        Row[] rows = [.. summaries.SelectMany(Rows)];
        Console.WriteLine("| call | contestant | time | bytes |\n|---|---|---|---|");
        foreach (Row row in rows)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {row.Category} | {row.Contestant} | {row.Time:F2} | {row.Bytes:F2} |"));

        File.WriteAllText(path, Svg([.. rows.Where(row => Colors.ContainsKey(row.Contestant))]));
        Console.WriteLine($"Written: {path}");
    }

    private static IEnumerable<Row> Rows(Summary summary) =>
        from report in summary.Reports
        where report.Success && report.BenchmarkCase.Descriptor.Categories.Length > 0
        group report by report.BenchmarkCase.Descriptor.Categories[0] into category
        let floor = category.SingleOrDefault(report => report.BenchmarkCase.Descriptor.Baseline)
        where floor is not null
        from report in category
        where report != floor
        select new Row(category.Key, report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''), Ratio(report, floor, Time), Ratio(report, floor, Bytes));

    private static double Ratio(BenchmarkReport report, BenchmarkReport floor, Func<BenchmarkReport, double> value) => value(report) / value(floor);

    private static double Time(BenchmarkReport report) => report.ResultStatistics!.Mean;

    private static double Bytes(BenchmarkReport report) => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? double.NaN;

    private static string Svg(IReadOnlyList<Row> rows)
    {
        var drawing = new StringBuilder();
        int y = 66;
        foreach (IGrouping<string, Row> category in rows.GroupBy(row => row.Category))
        {
            Text(drawing, Left - 10, y + BarHeight, category.Key, "end");
            foreach (Row row in category)
            {
                Bar(drawing, Left, y, row.Time, row.Contestant);
                Bar(drawing, Left + PanelWidth, y, row.Bytes, row.Contestant);
                y += BarHeight + 2;
            }

            y += RowGap;
        }

        int height = y + 10;
        var head = new StringBuilder();
        Text(head, Left, 20, "time of a call / floor", "start");
        Text(head, Left + PanelWidth, 20, "allocated bytes / floor", "start");
        int x = Left;
        foreach ((string contestant, string color) in Colors)
        {
            head.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"32\" width=\"10\" height=\"10\" fill=\"{color}\"/>\n");
            Text(head, x + 16, 42, contestant, "start");
            x += 110;
        }

        foreach (int panel in (int[])[Left, Left + PanelWidth])
        {
            int one = panel + (int)(BarWidth / MaxRatio);
            head.Append(CultureInfo.InvariantCulture, $"<line x1=\"{one}\" y1=\"54\" x2=\"{one}\" y2=\"{height - 14}\" stroke=\"#78909c\" stroke-dasharray=\"3 3\"/>\n");
            Text(head, one, 52, "1.0", "middle");
        }

        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Left + (2 * PanelWidth)}" height="{height}" font-family="sans-serif" font-size="12" role="img" aria-label="Time and allocated bytes of calls, as ratios to a floor written by hand">
            <rect width="100%" height="100%" fill="#ffffff"/>
            {head}{drawing}</svg>

            """.ReplaceLineEndings("\n");
    }

    private static void Bar(StringBuilder drawing, int x, int y, double ratio, string contestant)
    {
        int width = (int)(Math.Min(ratio, MaxRatio) / MaxRatio * BarWidth);
        drawing.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{BarHeight}\" fill=\"{Colors[contestant]}\"/>\n");
        Text(drawing, x + width + 4, y + BarHeight - 1, ratio.ToString("F2", CultureInfo.InvariantCulture), "start");
    }

    private static void Text(StringBuilder drawing, int x, int y, string text, string anchor) =>
        drawing.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" fill=\"#263238\">{text}</text>\n");

    private sealed record Row(string Category, string Contestant, double Time, double Bytes);
}
