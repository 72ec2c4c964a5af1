using Publisher.Benchmarks.Measuring;
using Publisher.Benchmarks.Opponents;

namespace Publisher.Benchmarks.Comparing;

/// <summary>Everything one run of <c>compare</c> found.</summary>
internal sealed record CompareResults(ComparisonOptions Options, Machine Machine, string? Hugo, string? Node)
{
    /// <summary>Sizes, smallest first.</summary>
    public List<SizeFigures> Sizes { get; } = [];
    /// <summary>Small things.</summary>
    public SmallFigures? Small { get; set; }
    /// <summary>Rates.</summary>
    public RateFigures? Rates { get; set; }
}

/// <summary><c>compare</c>: ours beside Hugo and Node.</summary>
internal static class CompareCommand
{
    /// <summary>The published program, in tables.</summary>
    public const string Aot = "AOT";

    /// <summary>The JIT program, in tables.</summary>
    public const string Jit = "JIT";

    /// <summary>Measures, prints, and writes the page if asked.</summary>
    public static void Run(ComparisonOptions options)
    {
        var root = options.Folder ?? Directory.CreateTempSubdirectory("publisher-bench-").FullName;
        Directory.CreateDirectory(root);
        try
        {
            var results = new CompareResults(options, Machine.Here(root), HugoSite.Version(), NodeJudge.Version());
            Measure(results, root);
        }
        finally
        {
            if (options.Folder is null)
            {
                Tree.Remove(root);
            }
        }
    }

    private static void Measure(CompareResults results, string root)
    {
        var options = results.Options;
        foreach (var (name, version) in new[] { ("Hugo", results.Hugo), ("Node", results.Node) })
        {
            Say(version is null ? $"{name} is absent: going on without it" : $"{name} {version}");
        }
        Say(options.Program is null ? "no published program was given (--program): the JIT program stands in for it" : "published program: " + Path.GetFileName(options.Program.Program));
        if (Machine.Load() is var load && load > Environment.ProcessorCount / 2.0)
        {
            Say(FormattableString.Invariant($"others are at work here (load {load:0.0} on {Environment.ProcessorCount} cores): times by the wall clock will not mean much"));
        }
        if (results.Node is not null)
        {
            NodeJudge.Prepare();
        }
        results.Small = SmallMeasurement.Measure(root, options.Rounds, Programs(options));
        Print("small sites", FigureTable.Of(results.Small));
        var sizes = new SizeMeasurement(options, root, results.Hugo is not null, Say);
        foreach (var size in options.Sizes)
        {
            var first = results.Rates is null && options.Awards.Contains(size);
            results.Sizes.Add(sizes.Measure(size, site => results.Rates = first ? RateMeasurement.Measure(site, options.Rounds, results.Node is not null, Say) : results.Rates));
            if (results.Sizes[^1].Compared)
            {
                Print($"{FigureRow.Count(size)} awards", FigureTable.Of(results.Sizes[^1], options));
            }
            if (first)
            {
                Print("proofs", FigureTable.Of(results.Rates!));
            }
            // After each size: a long run that is broken off leaves what it had.
            Write(results);
        }
        Console.WriteLine(Growth.Describe(results.Sizes, options) ?? "");
    }

    private static IEnumerable<(string Name, Command Program)> Programs(ComparisonOptions options)
    {
        if (options.Program is { } program)
        {
            yield return (Aot, program);
        }
        if (options.Jit is { } jit)
        {
            yield return (Jit, jit);
        }
    }

    private static void Print(string title, IEnumerable<FigureRow> rows)
    {
        Console.WriteLine($"\n{title}\n\n{FigureRow.Header}{string.Concat(rows.Select(r => r.ToMarkdown()))}");
    }

    private static void Write(CompareResults results)
    {
        if (results.Options.Write)
        {
            var page = Path.Combine(Repository.Root, "docs", "performance.md");
            File.WriteAllText(page, PerformancePage.Text(results, File.Exists(page) ? File.ReadAllText(page) : null));
        }
    }

    private static void Say(string line) => Console.Error.WriteLine(line);
}
