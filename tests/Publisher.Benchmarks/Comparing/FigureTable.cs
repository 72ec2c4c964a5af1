namespace Publisher.Benchmarks.Comparing;

/// <summary>Turns what was measured into lines, each beside what was to be reached.</summary>
internal static class FigureTable
{
    private const int Ten = 10_000;
    private const int Hundred = 100_000;
    private const double Kib = 1024;

    /// <summary>The lines of one size.</summary>
    public static IEnumerable<FigureRow> Of(SizeFigures size, ComparisonOptions options)
    {
        var main = size.Main(options);
        if (size.Aot.Seconds.Any)
        {
            yield return Whole(size, size.Aot, "whole verified build, AOT ÷ Hugo unverified", size.Awards switch { Ten => 0.55, Hundred => 0.45, _ => null });
        }
        if (size.Jit.Seconds.Any)
        {
            yield return Whole(size, size.Jit, "whole verified build, JIT ÷ Hugo unverified", size.Awards == Ten ? 0.90 : null);
        }
        if (size.WithoutCache.Seconds.Any)
        {
            yield return Whole(size, size.WithoutCache, "the same with `--no-cache`", null);
        }
        if (size.Hugo.Seconds.Any)
        {
            var (ours, theirs) = (main.CpuSeconds.Median, size.Hugo.CpuSeconds.Median);
            yield return FigureRow.Ratioed("the whole build in processor time ÷ Hugo's", FigureRow.Time(ours), FigureRow.Time(theirs), ours / theirs);
        }
        foreach (var row in Memory(size))
        {
            yield return row;
        }
        foreach (var row in Output(size, main))
        {
            yield return row;
        }
        yield return Change("one award added ÷ whole build", size.OneAdded.Median);
        yield return Change("one more award added ÷ whole build", size.OneMoreAdded.Median);
        yield return FigureRow.Ratioed("nothing to do ÷ walk of sources and site", FigureRow.Time(size.NothingToDo.Median), FigureRow.Time(size.Walk.Median),
            size.NothingToDo.Median / size.Walk.Median, most: size.Awards == Hundred ? 2 : null);
        yield return new("nothing to do: files left untouched", size.NothingWritten == true ? "all" : "not all", "", "", "all", size.NothingWritten);
        foreach (var (name, wrong) in size.Corrupted)
        {
            yield return new($"one corrupted award, {name}", wrong ?? "exit code 1, names the file", "", "", "exit code 1, names the file", wrong is null);
        }

        FigureRow Change(string what, double seconds) => FigureRow.Ratioed(what, FigureRow.Time(seconds), FigureRow.Time(main.Seconds.Median),
            seconds / main.Seconds.Median, most: size.Awards is Ten or Hundred ? 0.05 : null);
    }

    /// <summary>The lines of small things.</summary>
    public static IEnumerable<FigureRow> Of(SmallFigures small)
    {
        foreach (var (what, by, most) in new[] { ("site of 10 awards, whole process", small.TenAwards, 0.060), ("`verify` of one file, whole process", small.VerifyOne, 0.030) })
        {
            foreach (var (name, samples) in by)
            {
                var aot = name == CompareCommand.Aot;
                yield return new($"{what}, {name}", FigureRow.Time(samples.Median), "", "", aot ? "≤ " + FigureRow.Time(most) : "", aot ? samples.Median <= most : null);
            }
        }
    }

    /// <summary>The lines of rates.</summary>
    public static IEnumerable<FigureRow> Of(RateFigures rates)
    {
        string PerSecond(double rate) => FigureRow.Count(rate) + "/s";
        var raw = rates.Raw.Median;
        FigureRow ToRaw(string what, double rate, double? least = null) => FigureRow.Ratioed(what, PerSecond(rate), PerSecond(raw), rate / raw, least: least);
        if (rates.Node.Any)
        {
            yield return FigureRow.Ratioed("rdfc proofs ÷ `@digitalbazaar/vc` in Node, one thread", PerSecond(rates.Rdfc.Median), PerSecond(rates.Node.Median),
                rates.Rdfc.Median / rates.Node.Median, least: 60, sign: " ×");
        }
        yield return ToRaw("proofs of both suites ÷ raw libsodium, one thread", rates.Both.Median, 0.55);
        yield return ToRaw("rdfc proofs alone ÷ raw libsodium", rates.Rdfc.Median);
        yield return ToRaw("jcs proofs alone ÷ raw libsodium", rates.Jcs.Median);
        yield return ToRaw("proofs of awards judged whole ÷ raw libsodium", rates.Whole.Median);
    }

    private static FigureRow Whole(SizeFigures size, Builds ours, string what, double? most) => size.Hugo.Seconds.Any
        ? FigureRow.Ratioed(what, FigureRow.Time(ours.Seconds.Median), FigureRow.Time(size.Hugo.Seconds.Median), ours.Seconds.Median / size.Hugo.Seconds.Median, most)
        : new(what, FigureRow.Time(ours.Seconds.Median), "Hugo absent", "", most is { } m ? FormattableString.Invariant($"≤ {m}") : "", null);

    private static IEnumerable<FigureRow> Memory(SizeFigures size)
    {
        foreach (var (name, builds) in new[] { (CompareCommand.Aot, size.Aot), (CompareCommand.Jit, size.Jit) }.Where(b => b.Item2.Seconds.Any))
        {
            var asked = size.Awards == Hundred && name == CompareCommand.Aot;
            var (ours, theirs) = (builds.PeakKib.Median, size.Hugo.PeakKib.Any ? size.Hugo.PeakKib.Median : 0);
            yield return new($"peak memory, {name}", FigureRow.Memory(ours), theirs > 0 ? FigureRow.Memory(theirs) : "",
                theirs > 0 ? FormattableString.Invariant($"{ours / theirs:0.00}") : "", asked ? "≤ 150 MiB" : "", asked ? ours <= 150 * Kib : null);
        }
    }

    private static IEnumerable<FigureRow> Output(SizeFigures size, Builds main)
    {
        double Each(double all) => all / size.Awards;
        var (ours, theirs, hugo) = (main.Written, size.Hugo.Written, size.Hugo.Seconds.Any);
        string Kilobytes(double bytes) => FormattableString.Invariant($"{bytes / Kib:0.0} KiB");
        yield return new("files written", FigureRow.Count(ours.Files), hugo ? FigureRow.Count(theirs.Files) : "", "", "", null);
        yield return new("bytes written, per award", Kilobytes(Each(ours.Bytes)), hugo ? Kilobytes(Each(theirs.Bytes)) : "", "", "", null);
        yield return new("output on disk, per award (allocated)", Kilobytes(Each(ours.Allocated)), hugo ? Kilobytes(Each(theirs.Allocated)) : "", "",
            size.Awards >= Ten ? "≤ 24 KiB" : "", size.Awards >= Ten ? Each(ours.Allocated) <= 24 * Kib : null);
    }
}
