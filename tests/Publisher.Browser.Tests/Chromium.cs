using System.Diagnostics;
using Microsoft.Playwright;

namespace Publisher.Browser.Tests;

/// <summary>
/// Finds a Chromium, in this order: PUBLISHER_BROWSER, an installed one, Playwright's own download; else installs Debian's, as root;
/// else says in one sentence what is missing.
/// </summary>
internal static class Chromium
{
    private const string Missing =
        "no browser: install Chromium, Chrome or Edge, or set PUBLISHER_BROWSER to the program's path, and run the browser tests again";

    // The one without a window does as well, and is the smaller one to install.
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable", "msedge", "chrome"];

    private static readonly string[] KnownPlaces =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Google", "Chrome", "Application", "chrome.exe"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Microsoft", "Edge", "Application", "msedge.exe"),
    ];

    /// <summary>Starts it, with nothing of its own to say to the network.</summary>
    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        var program = Find(Environment.GetEnvironmentVariable, File.Exists, playwright.Chromium.ExecutablePath) ?? await InstallAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Headless = true,
            // Chromium refuses its sandbox to root, which is who a container runs as.
            Args = IsRoot ? ["--no-sandbox", "--disable-background-networking"] : ["--disable-background-networking"],
        });
    }

    /// <summary>The first browser that is there, or null.</summary>
    internal static string? Find(Func<string, string?> environment, Func<string, bool> exists, string? ownDownload)
    {
        if (environment("PUBLISHER_BROWSER") is { Length: > 0 } named)
        {
            return exists(named) ? named : throw new InvalidOperationException($"PUBLISHER_BROWSER names {named}, and there is no such file");
        }
        var installed =
            from folder in (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            from name in Names
            select Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
        return installed.Concat(KnownPlaces).Append(ownDownload).FirstOrDefault(path => path is not null && exists(path));
    }

    private static bool IsRoot => OperatingSystem.IsLinux() && Environment.UserName == "root";

    private static async Task<string> InstallAsync()
    {
        if (!IsRoot || !File.Exists("/etc/debian_version"))
        {
            throw new InvalidOperationException(Missing);
        }
        // A machine that has never asked for its package lists has none.
        if (await RunAsync("apt-get", "install", "-y", "--no-install-recommends", "chromium-headless-shell") != 0)
        {
            await RunAsync("apt-get", "update");
            await RunAsync("apt-get", "install", "-y", "--no-install-recommends", "chromium-headless-shell");
        }
        return Find(Environment.GetEnvironmentVariable, File.Exists, null) ?? throw new InvalidOperationException(Missing);
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
