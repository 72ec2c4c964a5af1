using System.Text.RegularExpressions;
using Publisher.Interop.Tests;
using Publisher.Testing;

namespace Publisher.Browser.Tests.Signing;

/// <summary>A guild made by the program itself, whose rules ask for two signatures. Each test works in a copy of its folder.</summary>
public sealed class SigningGuild : IAsyncLifetime
{
    /// <summary>Its address.</summary>
    public const string BaseUrl = "https://badges.harbour.example";

    private readonly TemporaryFolder folder = new();
    private int copies;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await RunAsync(folder.FullPath, "init", "guild", "--name", "Harbour Street Bakers", "--url", BaseUrl, "--member", "ana", "--codes", folder["codes.txt"], "--time-zone", "UTC");
        await File.AppendAllTextAsync(folder["guild", "site.config.yml"], "repo: https://github.com/harbour-street/badges\n");
        await RunAsync(folder["guild"], "new", "badge", "sourdough", "--description", "Seen by others", "--criteria", "Did it, and others saw it.");
        var badge = folder["guild", "content", "badges", "sourdough.md"];
        var text = await File.ReadAllTextAsync(badge);
        await File.WriteAllTextAsync(badge, text.Replace("version: \"1.0\"\n", "version: \"1.0\"\nresults:\n  loaf: {name: The loaf, rubric: [{name: Rises}, {name: Sings}]}\n", StringComparison.Ordinal));
    }

    /// <summary>A copy of its folder.</summary>
    internal GuildCopy Copy()
    {
        var name = FormattableString.Invariant($"copy{Interlocked.Increment(ref copies)}");
        CopyFolder(folder["guild"], folder[name]);
        return new(this, folder[name]);
    }

    /// <summary>Runs the program in a folder, with Ana's key; it must end well.</summary>
    internal async Task<string> RunAsync(string where, params string[] arguments)
    {
        var (code, output, error) = await Node.StartAsync("dotnet", where, [Path.Combine(AppContext.BaseDirectory, "Publisher.Cli.dll"), .. arguments],
            ("PUBLISHER_KEYS", folder["keys"]), ("PUBLISHER_STATE", folder["state"]), ("PUBLISHER_PASSPHRASE", "correct horse battery staple again"));
        Assert.True(code == 0, $"publisher {string.Join(' ', arguments)} ended with {code}\n{output}\n{error}");
        return output;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

/// <summary>One test's copy of the guild.</summary>
internal sealed partial class GuildCopy(SigningGuild guild, string folder)
{
    /// <summary>A holder without a page.</summary>
    public const string Holder = "urn:uuid:1e6dbbbd-3f5a-4c0f-9c10-2f9a0c4f2a11";

    /// <summary>Its folder.</summary>
    public string Folder => folder;

    /// <summary>Runs the program in it.</summary>
    public Task<string> RunAsync(params string[] arguments) => guild.RunAsync(folder, arguments);

    /// <summary>Lets somebody in by the word that the page made, and asks for two signatures from now on.</summary>
    public Task LetInAsync(string handle, string word) =>
        RunAsync("authority", "propose", "--add-member", $"{handle}={word}", "--rule", "every: 2 steward", "--from", "now", "--yes");

    /// <summary>An award with Ana's signature: its file, and the link to sign it by.</summary>
    public async Task<(string Id, string File, string Link)> AwardAsync()
    {
        var output = await RunAsync("award", "sourdough", "--again", "--to", Holder, "--narrative", "She baked for the whole street, <b>every</b> week.", "--result", "loaf=Sings");
        var file = AwardFile().Match(output).Value;
        var message = await RunAsync("message", Path.GetFileNameWithoutExtension(file), "--for", "signer", "--branch", "award/first");
        var link = SigningAddress().Match(message).Value;
        Assert.True(link.Length is > 500 and < 8000, $"the link has {link.Length} letters");
        return (Path.GetFileNameWithoutExtension(file), file, link);
    }

    /// <summary>The site as it would be published.</summary>
    public BuiltSite Build() => TestSites.Build(TestSites.Read(folder));

    [GeneratedRegex(@"content/awards/\d{4}/[a-z2-7]{16}\.json", RegexOptions.CultureInvariant)]
    private static partial Regex AwardFile();

    [GeneratedRegex(@"https://badges\.harbour\.example/sign/#award=\S+", RegexOptions.CultureInvariant)]
    private static partial Regex SigningAddress();
}
