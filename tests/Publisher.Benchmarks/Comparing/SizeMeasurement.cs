using Publisher.Benchmarks.Guild;
using Publisher.Benchmarks.Measuring;
using Publisher.Benchmarks.Opponents;

namespace Publisher.Benchmarks.Comparing;

/// <summary>Measures one size in turns: ours, Hugo, ours, Hugo, …; every whole build into a folder that was not there before.</summary>
internal sealed class SizeMeasurement(ComparisonOptions options, string root, bool hugo, Action<string> say)
{
    // Of larger sites nothing is asked of the JIT program, and they take long.
    private const int MostForJit = 10_000;

    // From some 60,000 awards on a site is larger than free hosts take, and the program rightly says so.
    private const string LargeSite = "PUB0551";

    private readonly bool knowsNoCache = (options.Program ?? options.Jit) is { } main
        && Run.Of(main, root, "build", "--help").Output.Contains("--no-cache", StringComparison.Ordinal);

    /// <summary>Runs all rounds. <paramref name="onSite"/> is given a built site once, before it is removed.</summary>
    public SizeFigures Measure(int awards, Action<string>? onSite)
    {
        var figures = new SizeFigures(awards) { Compared = options.Awards.Contains(awards) };
        var guild = GuildFolder.Make(Path.Combine(root, FormattableString.Invariant($"guild-{awards}")), awards);
        var sources = Path.Combine(root, FormattableString.Invariant($"hugo-{awards}"));
        if (hugo && figures.Compared)
        {
            HugoSite.Make(guild, sources);
        }
        guild.Restore(further: 2, Spoiled(guild));
        for (var round = 1; round <= options.Rounds; round++)
        {
            Round(figures, guild, sources, round == options.Rounds ? onSite : null);
            say(FormattableString.Invariant($"{awards} awards, round {round} of {options.Rounds}:{Last(CompareCommand.Aot, figures.Aot)}{Last(CompareCommand.Jit, figures.Jit)}{Last("Hugo", figures.Hugo)}"));
        }
        return figures;
    }

    private static string Last(string name, Builds builds) => !builds.Seconds.Any ? ""
        : FormattableString.Invariant($" {name} {builds.Seconds.Median:0.00} s, CPU {builds.CpuSeconds.Median:0.00} s, {builds.PeakKib.Median / 1024:0} MiB;");

    private static int Spoiled(GuildFolder guild) => guild.Plan.Awards / 2;

    private void Round(SizeFigures figures, GuildFolder guild, string sources, Action<string>? onSite)
    {
        var main = options.Program ?? options.Jit!;
        InFreshFolder(guild, site =>
        {
            Whole(figures.Main(options), main, guild, site);
            if (figures.Compared)
            {
                Increments(figures, main, guild, site);
            }
            if (onSite is not null)
            {
                if (figures.Compared)
                {
                    figures.Corrupted[options.Program is null ? CompareCommand.Jit : CompareCommand.Aot] = Spoilt(main, guild, site);
                }
                onSite(site);
            }
        });
        Opponent(figures, guild, sources);
        if (options.Program is not null && options.Jit is { } jit && figures.Compared && figures.Awards <= MostForJit)
        {
            InFreshFolder(guild, site =>
            {
                Whole(figures.Jit, jit, guild, site);
                if (onSite is not null)
                {
                    figures.Corrupted[CompareCommand.Jit] = Spoilt(jit, guild, site);
                }
            });
        }
        if (knowsNoCache && figures.Compared)
        {
            InFreshFolder(guild, site => figures.WithoutCache.Add(Run.Of(main, guild.Path, "build", "--out", site, "--no-cache").Good("build --no-cache")));
        }
    }

    private void Opponent(SizeFigures figures, GuildFolder guild, string sources)
    {
        if (hugo && figures.Compared)
        {
            InFreshFolder(guild, site =>
            {
                figures.Hugo.Add(Run.Of(new(HugoSite.Program), sources, HugoSite.Build(sources, site)).Good("hugo"));
                if (figures.Hugo.Written == default)
                {
                    figures.Hugo.Written = Tree.Measure(site);
                }
            });
        }
    }

    private static void Whole(Builds builds, Command program, GuildFolder guild, string site)
    {
        var run = Run.Of(program, guild.Path, "build", "--out", site).Good("the whole build");
        if (run.Output.Split('\n').Any(line => line.Contains(": warning ", StringComparison.Ordinal) && !line.Contains(LargeSite, StringComparison.Ordinal)))
        {
            throw new BenchmarkException("the whole build warns:\n" + run.Output);
        }
        builds.Add(run);
        if (builds.Written == default)
        {
            builds.Written = Tree.Measure(site);
        }
    }

    private static void Increments(SizeFigures figures, Command program, GuildFolder guild, string site)
    {
        double Build(string what) => Run.Of(program, guild.Path, "build", "--out", site).Good(what).Seconds;
        string[] trees = [Path.Combine(guild.Path, "content"), site];
        try
        {
            guild.Add(1);
            figures.OneAdded.Add(Build("the build with one award added"));
            guild.Add(2);
            figures.OneMoreAdded.Add(Build("the build with one more award added"));
            var before = Tree.Walk(trees);
            figures.NothingToDo.Add(Build("the build with nothing to do"));
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var after = Tree.Walk(trees);
            figures.Walk.Add(clock.Elapsed.TotalSeconds);
            figures.NothingWritten = (figures.NothingWritten ?? true) && before == after;
        }
        finally
        {
            guild.Remove(1);
            guild.Remove(2);
        }
    }

    /// <summary>One award in the middle changed after signing, into a new folder and over a built site. Says what is not as it must be, or null.</summary>
    private string? Spoilt(Command program, GuildFolder guild, string site) => guild.WithOneLetterChanged(Spoiled(guild), path =>
    {
        string? wrong = null;
        string? Judge(string output)
        {
            var run = Run.Of(program, guild.Path, "build", "--out", output);
            return run.ExitCode != 1 ? $"ended with {run.ExitCode}, not 1" : run.Output.Contains(path, StringComparison.Ordinal) ? null : "does not name the file";
        }
        var before = Tree.Walk(site);
        wrong = Judge(site);
        wrong ??= Tree.Walk(site) == before ? null : "changed the site";
        InFreshFolder(guild, output => wrong ??= Judge(output));
        return wrong;
    });

    /// <summary>A folder for one output and the program's own folder beside it, new, and gone afterwards.</summary>
    private void InFreshFolder(GuildFolder guild, Action<string> run)
    {
        var folder = Path.Combine(root, "out-" + Guid.NewGuid().ToString("N")[..8]);
        Tree.Remove(Path.Combine(guild.Path, ".publisher"));
        Directory.CreateDirectory(folder);
        try
        {
            run(Path.Combine(folder, "site"));
        }
        finally
        {
            Tree.Remove(folder);
        }
    }
}
