using System.Globalization;
using System.Runtime.InteropServices;

namespace Publisher.Benchmarks.Measuring;

/// <summary>What was measured on, as far as it tells readers something: no names of hosts, people or folders.</summary>
internal sealed record Machine(string Processor, string Memory, string System, string Runtime, string Disk)
{
    /// <summary>This machine, with the file system of a folder.</summary>
    public static Machine Here(string folder)
    {
        var cpu = Line("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();
        var threads = Environment.ProcessorCount;
        var kib = long.Parse((Line("/proc/meminfo", "MemTotal") ?? "0 kB").Split(' ')[0], CultureInfo.InvariantCulture);
        var system = Line("/etc/os-release", "PRETTY_NAME", '=')?.Trim('"') ?? RuntimeInformation.OSDescription;
        return new(
            FormattableString.Invariant($"{cpu}, {threads} logical cores"), FormattableString.Invariant($"{kib / 1024.0 / 1024:0} GiB"),
            system,
            RuntimeInformation.FrameworkDescription, new DriveInfo(folder).DriveFormat);
    }

    /// <summary>How many processes were at work on average during the last minute; 0 where the system does not say.</summary>
    public static double Load() => File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : 0;

    private static string? Line(string file, string name, char separator = ':') => !File.Exists(file) ? null
        : File.ReadLines(file).Where(l => l.StartsWith(name, StringComparison.Ordinal)).Select(l => l[(l.IndexOf(separator, StringComparison.Ordinal) + 1)..].Trim()).FirstOrDefault();
}
