using Publisher.Benchmarks.Measuring;

namespace Publisher.Benchmarks.Comparing;

/// <summary>Whole builds of one program.</summary>
internal sealed class Builds
{
    /// <summary>Wall time.</summary>
    public Samples Seconds { get; } = new();
    /// <summary>User and system time.</summary>
    public Samples CpuSeconds { get; } = new();
    /// <summary>Peak of memory.</summary>
    public Samples PeakKib { get; } = new();
    /// <summary>What it wrote.</summary>
    public TreeSize Written { get; set; }

    /// <summary>Takes a run in.</summary>
    public void Add(Run run)
    {
        Seconds.Add(run.Seconds);
        CpuSeconds.Add(run.CpuSeconds);
        PeakKib.Add(run.PeakKib);
    }
}

/// <summary>What was measured at one size.</summary>
internal sealed class SizeFigures(int awards)
{
    /// <summary>The size.</summary>
    public int Awards => awards;
    /// <summary>Whether opponents and changes were measured, or whole builds only.</summary>
    public bool Compared { get; init; }
    /// <summary>The published program, its caches empty.</summary>
    public Builds Aot { get; } = new();
    /// <summary>The same told to keep no cache, where it knows that.</summary>
    public Builds WithoutCache { get; } = new();
    /// <summary>The JIT program.</summary>
    public Builds Jit { get; } = new();
    /// <summary>Hugo.</summary>
    public Builds Hugo { get; } = new();
    /// <summary>The build after the first award added to a whole build.</summary>
    public Samples OneAdded { get; } = new();
    /// <summary>The build after one more.</summary>
    public Samples OneMoreAdded { get; } = new();
    /// <summary>The build after nothing changed.</summary>
    public Samples NothingToDo { get; } = new();
    /// <summary>A walk through sources and site that looks at each file's length and time.</summary>
    public Samples Walk { get; } = new();
    /// <summary>Whether builds with nothing to do left every file as it was.</summary>
    public bool? NothingWritten { get; set; }
    /// <summary>What came of one corrupted award, by program; null for none.</summary>
    public Dictionary<string, string?> Corrupted { get; } = [];
    /// <summary>The program whose changes were measured: the published one, or the JIT program standing in.</summary>
    public Builds Main(ComparisonOptions options) => options.Program is null ? Jit : Aot;
}

/// <summary>Small things, whole processes.</summary>
internal sealed class SmallFigures
{
    /// <summary>A whole build of ten awards, by program.</summary>
    public Dictionary<string, Samples> TenAwards { get; } = [];
    /// <summary>One credential verified, by program.</summary>
    public Dictionary<string, Samples> VerifyOne { get; } = [];
}

/// <summary>Rates in one thread, per second.</summary>
internal sealed class RateFigures
{
    /// <summary>Raw libsodium.</summary>
    public Samples Raw { get; } = new();
    /// <summary>Proofs of both suites.</summary>
    public Samples Both { get; } = new();
    /// <summary>rdfc proofs alone.</summary>
    public Samples Rdfc { get; } = new();
    /// <summary>jcs proofs alone.</summary>
    public Samples Jcs { get; } = new();
    /// <summary>Proofs of awards judged whole.</summary>
    public Samples Whole { get; } = new();
    /// <summary>rdfc proofs by @digitalbazaar/vc.</summary>
    public Samples Node { get; } = new();
}
