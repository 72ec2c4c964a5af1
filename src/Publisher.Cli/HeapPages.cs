using System.Runtime.InteropServices;

namespace Publisher.Cli;

/// <summary>
/// Asks Linux for the heap's first memory in large pages. Much of a short run is the kernel handing out memory, 4 KiB at a time; of pieces of 2 MiB it takes a few dozen. It is
/// advice (madvise(2)) about memory that is there already: nothing depends on its being taken, and elsewhere nothing is asked.
/// </summary>
internal static partial class HeapPages
{
    private const nint LargePage = 2 * 1024 * 1024;

    // MADV_HUGEPAGE
    private const int InLargePages = 14;

    /// <summary>For as many bytes on either side of the newest object: the collector fills some regions upwards, and takes regions downwards.</summary>
    internal static unsafe void AskForLarge(long bytes)
    {
        if (OperatingSystem.IsLinux())
        {
            fixed (byte* newest = new byte[1])
            {
                _ = Advise(((nint)newest - (nint)bytes) & -LargePage, 2 * (nint)bytes, InLargePages);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint start, nint length, int advice);
}
