using System.Globalization;
using Publisher.Benchmarks.Comparing;
using Publisher.Benchmarks.Guild;
using Publisher.Benchmarks.Measuring;
using Publisher.Benchmarks.Micro;
using Publisher.Benchmarks.Opponents;
using Publisher.Benchmarks.Pages;

namespace Publisher.Benchmarks;

/// <summary>Measures Publisher: its parts, whole builds of a made-up guild, and both beside other people's programs.</summary>
internal static class Program
{
    private const string Usage = $"""
        usage: dotnet run -c Release --project tests/Publisher.Benchmarks -- COMMAND

          micro [FILTER]       time the parts (BenchmarkDotNet); FILTER is a glob such as *Rdfc*
          guild N DIR [URL]    make a site with N really signed awards, for an address
          guild-add DIR [K]    add its K-th further award (1 unless said)
          hugo DIR OUT         write the same guild's sources for Hugo
          pages SITE [ROUNDS]  what pages of a built site weigh, and how soon Chromium has judged its awards
          smoke                a guild of 200, built whole and spoilt once; nothing is timed
            --program PATH     with this program; the one of this build unless said
        {ComparisonOptions.Usage}
        """;

    private static int Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return Run(args);
        }
        catch (BenchmarkException problem)
        {
            Console.Error.WriteLine("benchmarks: " + problem.Message);
            return 1;
        }
    }

    private static int Run(string[] args)
    {
        switch (args)
        {
            case ["micro", .. var rest] when rest.Length < 2:
                MicroCommand.Run(JitProgram, rest is [var filter] ? filter : null);
                return 0;
            case ["guild", var awards, var folder, .. var rest] when rest.Length < 2:
                Console.WriteLine($"{GuildFolder.Make(Path.GetFullPath(folder), Number(awards), rest is [var address] ? address : GuildPlan.BaseUrl).Plan.Awards} awards in {folder}");
                return 0;
            case ["guild-add", var folder, .. var rest] when rest.Length < 2:
                Console.WriteLine(GuildFolder.Open(Path.GetFullPath(folder)).Add(rest is [var number] ? Number(number) : 1));
                return 0;
            case ["hugo", var folder, var sources]:
                HugoSite.Make(GuildFolder.Open(Path.GetFullPath(folder)), Path.GetFullPath(sources));
                return 0;
            case ["pages", var folder, .. var rest] when rest.Length < 2:
                Console.WriteLine(PageWeights.Table(Path.GetFullPath(folder)));
                Console.WriteLine(LiveVerdicts.Measure(Path.GetFullPath(folder), rest is [var rounds] ? Number(rounds) : 5));
                return 0;
            case ["smoke"] or ["smoke", "--program", _]:
                Smoke.Run(args is [_, _, var program] ? Command.Of(program) : JitProgram);
                Console.WriteLine("smoke: passed");
                return 0;
            case ["compare", .. var rest]:
                CompareCommand.Run(ComparisonOptions.Read(rest, JitProgram));
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    /// <summary>The program as this build made it, run by <c>dotnet</c>.</summary>
    private static Command JitProgram => Command.Of(Path.Combine(AppContext.BaseDirectory, "Publisher.Cli.dll"));

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new BenchmarkException($"'{text}' is no number of awards");
}
