using System.Diagnostics;
using System.Globalization;

namespace Publisher.Benchmarks.Measuring;

/// <summary>One run of a program, from start to end.</summary>
/// <param name="Seconds">By the wall clock.</param>
/// <param name="CpuSeconds">User and system time of the program.</param>
/// <param name="PeakKib">The most memory it held at once (resident set).</param>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Output">What it wrote to standard output and standard error.</param>
internal sealed record Run(double Seconds, double CpuSeconds, long PeakKib, int ExitCode, string Output)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs a program in a folder to its end.</summary>
    public static Run Of(Command command, string folder, params IEnumerable<string> arguments)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new BenchmarkException("whole programs are measured on Linux only");
        }
        var output = Path.GetTempFileName();
        try
        {
            // A started program counts our own peak as its own until it has grown beyond it (the kernel hands it over at exec).
            var ours = PeakOf("self");
            var clock = Stopwatch.StartNew();
            var pid = NativeProcess.Start(command.Program, [.. command.First, .. arguments], folder, output);
            using var ended = new ManualResetEventSlim();
            var seen = 0L;
            var watcher = new Thread(() =>
            {
                do
                {
                    seen = Math.Max(seen, PeakOf(pid.ToString(CultureInfo.InvariantCulture)));
                }
                while (!ended.Wait(Glance));
            });
            watcher.Start();
            var usage = NativeProcess.Wait(pid);
            var seconds = clock.Elapsed.TotalSeconds;
            ended.Set();
            watcher.Join();
            return new(seconds, usage.UserSeconds + usage.SystemSeconds, usage.MaximumKib > ours ? usage.MaximumKib : seen, usage.ExitCode, File.ReadAllText(output));
        }
        finally
        {
            File.Delete(output);
        }
    }

    /// <summary>The same run, which must have ended well.</summary>
    public Run Good(string what) => ExitCode == 0 ? this : throw new BenchmarkException($"{what} ended with {ExitCode}:\n{Output}");

    private static long PeakOf(string process)
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{process}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                {
                    return long.Parse(line.AsSpan()["VmHWM:".Length..^"kB".Length].Trim(), CultureInfo.InvariantCulture);
                }
            }
        }
        catch (IOException)
        {
            // It has just ended.
        }
        return 0;
    }
}

/// <summary>How a program is started: its file, and the arguments that come before a command's own.</summary>
internal sealed record Command(string Program, params string[] First)
{
    /// <summary>A published program, or <c>dotnet</c> and a library.</summary>
    public static Command Of(string path)
    {
        var full = Path.GetFullPath(path);
        return !File.Exists(full) ? throw new BenchmarkException($"there is no program {path}")
            : full.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? new("dotnet", full) : new(full);
    }

    /// <summary>The first line a program answers with, or null where it is absent.</summary>
    public static string? Version(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var line = process.StandardOutput.ReadLine();
            process.WaitForExit();
            return process.ExitCode == 0 ? line?.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
