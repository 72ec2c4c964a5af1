using System.Collections.Immutable;
using System.Globalization;
using Publisher.Benchmarks.Measuring;

namespace Publisher.Benchmarks.Comparing;

/// <summary>What <c>compare</c> was asked for.</summary>
internal sealed record ComparisonOptions
{
    /// <summary>What there is to say.</summary>
    public const string Usage = """
          compare              time whole builds beside Hugo, and verification beside Node
            --program PATH     the published (Native AOT) program; without it the JIT program stands in
            --jit PATH         the JIT program, a .dll; the one of this build unless said; none to leave it out
                               (measured up to 10,000 awards where there is a published one, too)
            --awards N[,N]     sizes (10000)
            --rounds N         times each is measured, in turns (5)
            --scale            also whole builds of 1,000, 10,000 and 100,000 awards
            --folder DIR       where guilds and sites are made; a temporary folder, removed afterwards, unless said
            --write            write docs/performance.md
        """;

    private static readonly ImmutableArray<int> ScaleSizes = [1_000, 10_000, 100_000];

    /// <summary>The published program, or null.</summary>
    public Command? Program { get; private init; }
    /// <summary>The JIT program, or null.</summary>
    public Command? Jit { get; private init; }
    /// <summary>Sizes measured against opponents.</summary>
    public ImmutableArray<int> Awards { get; private init; } = [10_000];
    /// <summary>Whether to measure how cost grows.</summary>
    public bool Scale { get; private init; }
    /// <summary>Rounds.</summary>
    public int Rounds { get; private init; } = 5;
    /// <summary>Where, or null for a temporary folder.</summary>
    public string? Folder { get; private init; }
    /// <summary>Whether to write the page.</summary>
    public bool Write { get; private init; }

    /// <summary>Every size that is measured, smallest first.</summary>
    public IEnumerable<int> Sizes => Awards.Concat(Scale ? ScaleSizes : []).Distinct().Order();

    /// <summary>Reads what was typed after <c>compare</c>.</summary>
    public static ComparisonOptions Read(ReadOnlySpan<string> typed, Command jit)
    {
        var options = new ComparisonOptions { Jit = jit };
        for (var i = 0; i < typed.Length; i++)
        {
            var name = typed[i];
            if (name is "--scale" or "--write")
            {
                options = name == "--scale" ? options with { Scale = true } : options with { Write = true };
                continue;
            }
            if (++i == typed.Length)
            {
                throw new BenchmarkException($"{name} is not known here, or takes a value");
            }
            var value = typed[i];
            options = name switch
            {
                "--program" => value.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? options with { Jit = Command.Of(value) } : options with { Program = Native(value) },
                "--jit" => options with { Jit = value == "none" ? null : Command.Of(value) },
                "--awards" => options with { Awards = [.. value.Split(',').Select(Number)] },
                "--rounds" => options with { Rounds = Number(value) },
                "--folder" => options with { Folder = Path.GetFullPath(value) },
                _ => throw new BenchmarkException($"there is no option {name}"),
            };
        }
        return options.Program is null && options.Jit is null ? throw new BenchmarkException("there is no program to measure") : options;
    }

    private static Command Native(string path)
    {
        // A launcher of a .NET library is small, and would be measured under a wrong name.
        const long LeastLength = 1024 * 1024;
        var command = Command.Of(path);
        return new FileInfo(command.Program).Length >= LeastLength ? command : throw new BenchmarkException($"{path} only starts a .NET library: give the published native program, or the library as --jit");
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new BenchmarkException($"'{text}' is no number");
}
