using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Publisher.Testing;

namespace Publisher.Interop.Tests;

/// <summary>
/// Runs the node scripts of this folder. The packages they judge with are pinned in package-lock.json and fetched once by npm, by itself.
/// Where node is absent, tests say so by name; where CI is set, they fail.
/// </summary>
public static class Node
{
    private static readonly Lazy<Task> Packages = new(InstallAsync);

    /// <summary>The folder of package.json and the scripts.</summary>
    public static string Folder => RepositoryFiles.InRoot("tests", "Publisher.Interop.Tests");

    private static bool IsBuildServer => Environment.GetEnvironmentVariable("CI") is { Length: > 0 };

    /// <summary>Runs a script and reads the one JSON value it prints.</summary>
    public static async Task<JsonElement> RunAsync(string script, params string[] arguments)
    {
        await RequireAsync();
        var (code, output, error) = await StartAsync("node", Folder, [Path.Combine(Folder, script), .. arguments]);
        Assert.True(code == 0, $"node {script} ended with {code}\n{error}");
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }

    /// <summary>Makes sure of node and its packages; skips the calling test by name where node is absent, but never on a build server.</summary>
    public static async Task RequireAsync()
    {
        var node = await VersionAsync("node");
        if (node is null)
        {
            Assert.False(IsBuildServer, "node is absent, and on a build server that is a failure");
            Assert.Skip("skipped: node absent");
        }
        await Packages.Value;
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int Code, string Output, string Error)> StartAsync(string program, string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        var token = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(token);
        var error = process.StandardError.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        return (process.ExitCode, await output, await error);
    }

    private static async Task<string?> VersionAsync(string program)
    {
        try
        {
            var (code, output, _) = await StartAsync(program, Folder, ["--version"]);
            return code == 0 ? output.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>npm ci, unless what is installed already is what the lock file says.</summary>
    private static async Task InstallAsync()
    {
        var wanted = await File.ReadAllBytesAsync(Path.Combine(Folder, "package-lock.json"));
        var mark = Path.Combine(Folder, "node_modules", ".installed-from-lock");
        // Two test programs that run side by side must not both install into the one folder.
        using var turn = await TurnAsync();
        if (File.Exists(mark) && (await File.ReadAllBytesAsync(mark)).AsSpan().SequenceEqual(wanted))
        {
            return;
        }
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var (code, output, error) = await StartAsync(npm, Folder, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        Assert.True(code == 0, $"npm ci ended with {code}\n{output}\n{error}");
        await File.WriteAllBytesAsync(mark, wanted);
    }

    // Held by one process of all; the system lets go of it when that process ends, however it does.
    private static async Task<FileStream> TurnAsync()
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, "obj")).FullName, "npm-install.lock");
        while (true)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
            }
        }
    }
}
