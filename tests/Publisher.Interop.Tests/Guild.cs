using System.Text.RegularExpressions;
using Publisher.Testing;

namespace Publisher.Interop.Tests;

/// <summary>
/// A guild made by the program itself, with awards in every standing: one in force, one revoked, one superseded by the one in force, one withdrawn (its file kept
/// aside, as its holder may have it), and an endorsement.
/// </summary>
public sealed partial class Guild : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    /// <summary>Its built site.</summary>
    public string Site => folder["guild", "_site"];

    /// <summary>Its address.</summary>
    public const string BaseUrl = "https://badges.harbour.example";

    /// <summary>Paths of the site's credentials, and whether each was taken back.</summary>
    public Dictionary<string, bool> TakenBack { get; } = new(StringComparer.Ordinal);

    /// <summary>The credential that was withdrawn, as it was published before.</summary>
    public string Withdrawn => folder["withdrawn.json"];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await Must(folder.FullPath, "init", "guild", "--name", "Harbour Street Bakers", "--url", BaseUrl, "--member", "ana", "--codes", folder["codes.txt"], "--time-zone", "UTC");
        await Run("new", "badge", "sourdough", "--description", "Seen by others", "--criteria", "Did it, and others saw it.");
        var revoked = await Award("1");
        var superseded = await Award("2");
        var inForce = await Award("2", "--again");
        var withdrawn = await Award("3");
        File.Copy(Directory.EnumerateFiles(folder["guild", "content", "awards"], withdrawn + ".json", SearchOption.AllDirectories).Single(), Withdrawn);
        await Run("revoke", revoked, "--reason", "Given to the wrong person", "--yes");
        await Run("supersede", superseded, "--by", inForce, "--reason", "Awarded again with the right dates", "--yes");
        await Run("withdraw", withdrawn, "--reason", "At the holder's wish", "--yes");
        await Run("endorse", inForce, "--comment", "I ate of it.", "--name", "Ana", "--yes");
        await Run("build");
        (TakenBack[$"credentials/{revoked}.json"], TakenBack[$"credentials/{superseded}.json"], TakenBack[$"credentials/{inForce}.json"]) = (true, true, false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> Award(string holder, params string[] more) =>
        AwardFile().Match(await Run(["award", "sourdough", "--to", $"urn:uuid:{holder}e6dbbbd-3f5a-4c0f-9c10-2f9a0c4f2a11", .. more])).Groups[1].Value;

    private Task<string> Run(params string[] arguments) => Must(folder["guild"], arguments);

    private async Task<string> Must(string where, params string[] arguments)
    {
        var (code, output, error) = await Node.StartAsync("dotnet", where, [Program, .. arguments],
            ("PUBLISHER_KEYS", folder["keys"]), ("PUBLISHER_STATE", folder["state"]), ("PUBLISHER_PASSPHRASE", "correct horse battery staple again"));
        Assert.True(code == 0, $"publisher {string.Join(' ', arguments)} ended with {code}\n{output}\n{error}");
        return output;
    }

    /// <summary>The program, as it lies beside the tests.</summary>
    internal static string Program => Path.Combine(AppContext.BaseDirectory, "Publisher.Cli.dll");

    [GeneratedRegex("awards/\\d{4}/([a-z2-7]{16})\\.json", RegexOptions.CultureInvariant)]
    private static partial Regex AwardFile();
}
