using System.Diagnostics;
using System.Text;

namespace Publisher.Cli.Git;

/// <summary>
/// The program <c>git</c>, asked to read and nothing else: arguments go to it as a list, never through a shell; it gets no settings but the repository's own, and of
/// those none that would run something (hooks, file watchers, replaced objects, fetching what is missing). What it prints is bytes of objects, before any filter.
/// </summary>
internal sealed class GitProgram
{
    // Each is a program git might start or a place it might look; the last lets a build server's checkout, which another user made, be read: nothing in it is run.
    private static readonly string[] Settings =
    [
        "-c", "core.hooksPath=" + NullDevice, "-c", "core.fsmonitor=false", "-c", "core.attributesFile=" + NullDevice, "-c", "protocol.allow=never", "-c", "safe.directory=*",
    ];

    private readonly string program;
    private readonly string folder;

    private GitProgram(string program, string folder) => (this.program, this.folder) = (program, folder);

    private static string NullDevice => OperatingSystem.IsWindows() ? "NUL" : "/dev/null";

    /// <summary>The git of this computer, for a folder.</summary>
    /// <exception cref="CliException">There is none.</exception>
    internal static GitProgram In(string folder) => new(Find() ?? throw CliException.Machine("the program git is not on this computer", "install git, or put it on the PATH"), folder);

    /// <summary>What a command prints, without the line end; null when it fails.</summary>
    internal string? TryRead(params ReadOnlySpan<string> arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = errors.GetAwaiter().GetResult();
        return process.ExitCode == 0 ? text.TrimEnd('\n', '\r') : null;
    }

    /// <summary>What a command prints, as bytes.</summary>
    /// <exception cref="CliException">It failed.</exception>
    internal byte[] Read(params ReadOnlySpan<string> arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        using var bytes = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(bytes);
        process.WaitForExit();
        var said = errors.GetAwaiter().GetResult().Trim();
        return process.ExitCode == 0 ? bytes.ToArray() : throw CliException.Machine("git could not read the repository: " + said);
    }

    /// <summary>Starts a command and leaves it running.</summary>
    internal Process Start(params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(program, [.. Settings, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        // Variables can lead git to another repository, index or helper; it is to see the one around the folder.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = NullDevice;
        start.Environment["GIT_ATTR_NOSYSTEM"] = "1";
        start.Environment["GIT_NO_REPLACE_OBJECTS"] = "1";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start) ?? throw CliException.Machine("git did not start");
        }
        catch (System.ComponentModel.Win32Exception failed)
        {
            throw CliException.Machine("git did not start: " + failed.Message, inner: failed);
        }
    }

    // Looked up here and not by the system: Windows would begin with the folder being checked.
    private static string? Find()
    {
        var file = OperatingSystem.IsWindows() ? "git.exe" : "git";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified).Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }
}
