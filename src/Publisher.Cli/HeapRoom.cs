using System.Runtime;

namespace Publisher.Cli;

/// <summary>
/// How much a run may take before the collector looks through it for the first time. A short run ends before collecting what it leaves behind would pay; one that takes more goes
/// on as if nothing had been said.
/// </summary>
internal static class HeapRoom
{
    // What a run over a small site takes altogether.
    private const long FewAwards = 48 * 1024 * 1024;

    // What a run takes that finds ten thousand awards as they were, and one more. It makes little, and nearly all it takes is looked through in vain.
    private const long ManyKept = 96 * 1024 * 1024;

    // From here on it is more than the first.
    private const int ManyFiles = 10_000;

    /// <summary>Says so when the program begins.</summary>
    internal static void Begin()
    {
        GC.TryStartNoGCRegion(FewAwards);
        HeapPages.AskForLarge(FewAwards);
    }

    /// <summary>Says so again before a build over what an earlier one left.</summary>
    /// <param name="files">How many files may be kept.</param>
    internal static void BeginOver(int files)
    {
        if (files >= ManyFiles && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            GC.EndNoGCRegion();
            GC.TryStartNoGCRegion(ManyKept);
        }
    }
}
