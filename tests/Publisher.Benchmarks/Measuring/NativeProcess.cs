using System.Collections;
using System.Runtime.InteropServices;

namespace Publisher.Benchmarks.Measuring;

/// <summary>Starts a program and waits for it with <c>wait4</c>, which alone tells what that one program used (Linux).</summary>
internal static partial class NativeProcess
{
    private const int OpenCreateTruncateWrite = 0x1 | 0x40 | 0x200;
    private const uint OwnerReadWrite = 0b110_000_000;
    private const int Interrupted = 4;

    // posix_spawn_file_actions_t is opaque; in glibc and musl it is well below this.
    private const int FileActionsRoom = 512;

    /// <summary>What the kernel counted, in seconds and KiB.</summary>
    internal readonly record struct Usage(int ExitCode, double UserSeconds, double SystemSeconds, long MaximumKib);

    /// <summary>Starts a program in a folder, its output and errors going to one file.</summary>
    /// <returns>Its process id.</returns>
    internal static int Start(string program, IReadOnlyList<string> arguments, string folder, string output)
    {
        var actions = Marshal.AllocHGlobal(FileActionsRoom);
        var argv = Texts([program, .. arguments]);
        var envp = Texts([.. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(e => $"{e.Key}={e.Value}")]);
        try
        {
            Check(InitActions(actions), "posix_spawn_file_actions_init");
            Check(AddFolder(actions, folder), "posix_spawn_file_actions_addchdir_np");
            Check(AddOpen(actions, 1, output, OpenCreateTruncateWrite, OwnerReadWrite), "posix_spawn_file_actions_addopen");
            Check(AddDuplicate(actions, 1, 2), "posix_spawn_file_actions_adddup2");
            Check(Spawn(out var pid, program, actions, 0, argv, envp), $"starting {program}");
            return pid;
        }
        finally
        {
            _ = DestroyActions(actions);
            Marshal.FreeHGlobal(actions);
            Free(argv);
            Free(envp);
        }
    }

    /// <summary>Waits for the end of a program started by <see cref="Start"/>.</summary>
    internal static Usage Wait(int pid)
    {
        int status;
        ResourceUsage usage;
        while (Wait4(pid, out status, 0, out usage) < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Interrupted)
            {
                throw new BenchmarkException($"waiting for a program failed with error {error}");
            }
        }
        // Ended by itself: its exit code; ended by a signal: 128 and the signal's number, as shells say it.
        var exitCode = (status & 0x7f) == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f);
        return new(exitCode, usage.UserSeconds + (usage.UserMicroseconds / 1e6), usage.SystemSeconds + (usage.SystemMicroseconds / 1e6), usage.MaximumKib);
    }

    private static nint[] Texts(IReadOnlyList<string> texts) => [.. texts.Select(Marshal.StringToCoTaskMemUTF8), 0];

    private static void Free(nint[] texts)
    {
        foreach (var text in texts)
        {
            Marshal.FreeCoTaskMem(text);
        }
    }

    private static void Check(int error, string what)
    {
        if (error != 0)
        {
            throw new BenchmarkException($"{what} failed: {Marshal.GetPInvokeErrorMessage(error)}");
        }
    }

    // struct rusage of 64-bit Linux: two times, then fourteen counts of which only the first is read.
    [StructLayout(LayoutKind.Sequential)]
    private struct ResourceUsage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
        public long MaximumKib;
        public Counts Others;
    }

    [System.Runtime.CompilerServices.InlineArray(13)]
    private struct Counts
    {
        private long first;
    }

    [LibraryImport("libc", EntryPoint = "posix_spawnp", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Spawn(out int pid, string file, nint actions, nint attributes, nint[] argv, nint[] envp);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static partial int InitActions(nint actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static partial int DestroyActions(nint actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addchdir_np", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddFolder(nint actions, string folder);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddOpen(nint actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    private static partial int AddDuplicate(nint actions, int descriptor, int copy);

    [LibraryImport("libc", EntryPoint = "wait4", SetLastError = true)]
    private static partial int Wait4(int pid, out int status, int options, out ResourceUsage usage);
}
