using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Publisher.Cli.Tests.Network;

/// <summary>One award, met in every way: its repository, its site, its address, its page, an offline file. Where it was met changes nothing but the words for that.</summary>
public sealed class SameVerdictTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/badges/of/ours")]
    public void Every_way_gives_the_same_report(string path)
    {
        using var guild = new ServedGuild(path);
        guild.Must("bundle", guild.AwardId, "--out", "from-repository.json", "--site", "guild");
        guild.Must("bundle", Path.Combine(guild.Site, "credentials", guild.AwardId + ".json"), "--out", "from-site.json");
        guild.Must("bundle", guild.Credential, "--out", "from-web.json", "--insecure-local");
        string[] ways =
        [
            Directory.GetFiles(Path.Combine(guild.Folder, "guild", "content", "awards"), "*.json", SearchOption.AllDirectories).Single(),
            Path.Combine(guild.Site, "credentials", guild.AwardId + ".json"),
            guild.Credential,
            $"{guild.BaseUrl}/awards/{guild.AwardId}/",
            "from-repository.json",
            "from-site.json",
            "from-web.json",
        ];

        var reports = ways.Select(way => Report(guild, way)).ToList();

        Assert.All(reports, report => Assert.Equal(reports[0], report));
        Assert.Contains("\"state\": \"valid\"", reports[0], StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(Path.Combine(guild.Folder, "from-repository.json")), File.ReadAllBytes(Path.Combine(guild.Folder, "from-site.json")));
        Assert.Equal(File.ReadAllBytes(Path.Combine(guild.Folder, "from-repository.json")), File.ReadAllBytes(Path.Combine(guild.Folder, "from-web.json")));
    }

    [Fact]
    public void A_file_from_elsewhere_is_judged_by_its_issuers_site_and_that_is_said()
    {
        using var guild = new ServedGuild();
        File.Copy(Path.Combine(guild.Site, "credentials", guild.AwardId + ".json"), Path.Combine(guild.Folder, "mine.json"));

        var (exit, output, _) = guild.Run("verify", "mine.json", "--insecure-local");
        Assert.Equal(ExitCodes.Ok, exit);
        Assert.StartsWith("Genuine and in force. One person signed it.\n", output, StringComparison.Ordinal);
        Assert.Contains("learned from guild.localhost just now, not pinned", output, StringComparison.Ordinal);

        (exit, output, _) = guild.Run("verify", "mine.json", "--offline");
        Assert.Equal(ExitCodes.Undetermined, exit);
        Assert.Contains("are not at hand", output, StringComparison.Ordinal);

        // A folder is asked about without asking anyone, unless one wants that.
        Directory.CreateDirectory(Path.Combine(guild.Folder, "pile"));
        File.Copy(Path.Combine(guild.Folder, "mine.json"), Path.Combine(guild.Folder, "pile", "mine.json"));
        var asked = guild.Server.Connections;
        Assert.Equal(ExitCodes.Undetermined, guild.Run("verify", "pile", "--insecure-local").Exit);
        Assert.Equal(asked, guild.Server.Connections);
        Assert.Equal(ExitCodes.Ok, guild.Run("verify", "pile", "--insecure-local", "--online").Exit);
    }

    [Fact]
    public void Without_insecure_local_a_local_site_is_not_asked()
    {
        using var guild = new ServedGuild();
        File.Copy(Path.Combine(guild.Site, "credentials", guild.AwardId + ".json"), Path.Combine(guild.Folder, "mine.json"));

        var (exit, output, _) = guild.Run("verify", "mine.json");

        Assert.Equal(ExitCodes.Undetermined, exit);
        Assert.Matches("guild\\.localhost is this computer, which is not asked", output);
        Assert.Equal(0, guild.Server.Connections);
    }

    [Fact]
    public void An_offline_file_says_as_of_when_and_that_nothing_else_vouches_for_it()
    {
        using var guild = new ServedGuild();
        guild.Must("bundle", guild.AwardId, "--site", "guild");
        var file = guild.AwardId + ".bundle.json";

        var (exit, output, _) = guild.Run("verify", file, "--offline");
        Assert.Equal(ExitCodes.NotTrusted, exit);
        Assert.StartsWith("Genuine and in force as of 20 November 2026, by the documents in this file; that they are its issuer's own, nothing else says.", output, StringComparison.Ordinal);
        Assert.Equal(0, guild.Server.Connections);

        (exit, output, _) = guild.Run("verify", file, "--trust", Path.Combine(guild.Site, "authority", "1.json"));
        Assert.Equal(ExitCodes.Ok, exit);
        Assert.StartsWith("Genuine and in force as of 20 November 2026. One person signed it.", output, StringComparison.Ordinal);
        Assert.Equal(0, guild.Server.Connections);

        Assert.Equal(ExitCodes.Ok, guild.Run("verify", file, "--online", "--insecure-local").Exit);
        guild.Instead["/did.json"] = request => request.Answer("404 Not Found", "", default);
        Assert.Equal(ExitCodes.NotTrusted, guild.Run("verify", file, "--online", "--insecure-local").Exit);
    }

    [Theory]
    [InlineData("\"validFrom\\\\\": \\\\\"2026", "\"validFrom\\\\\": \\\\\"2016", "altered")]
    [InlineData("\"asOf\": \"2026", "\"asOf\": \"2036", "valid-unrecognised")]
    [InlineData("\"format\": 1,", "\"format\": 2,", "altered")]
    [InlineData("\"credential\": \"http", "\"credential\": \"https", "altered")]
    [InlineData("/status/1\\.json\": \"", "/status/2.json\": \"", "undetermined")]
    [InlineData("/authority/1\\.json\": \"", "/authority/x.json\": \"", "undetermined")]
    [InlineData("did\\.json\": \"", "dad.json\": \"", "undetermined")]
    public void An_offline_file_that_was_changed_says_no_more_than_is_signed(string pattern, string by, string state)
    {
        using var guild = new ServedGuild();
        guild.Must("bundle", guild.AwardId, "--site", "guild", "--out", "bundle.json");
        var path = Path.Combine(guild.Folder, "bundle.json");
        // Inside the file the documents' quotes are escaped.
        var search = pattern.Replace("\\\\\"", "\\\\\\\\\"", StringComparison.Ordinal);
        var before = File.ReadAllText(path);
        var changed = pattern.StartsWith("\"validFrom", StringComparison.Ordinal)
            ? before.Replace("validFrom\\\": \\\"2026", "validFrom\\\": \\\"2016", StringComparison.Ordinal)
            : Regex.Replace(before, search, by);
        Assert.NotEqual(before, changed);
        File.WriteAllText(path, changed);

        var (_, output, _) = guild.Run("verify", "bundle.json", "--offline", "--format", "json");

        Assert.Equal(state, JsonNode.Parse(output)!["results"]![0]!["state"]!.GetValue<string>());
        Assert.DoesNotContain("2036", output, StringComparison.Ordinal);
    }

    // Everything but what was named, and where it was found.
    private static string Report(ServedGuild guild, string way)
    {
        var (exit, output, error) = guild.Run("verify", way, "--format", "json", "--insecure-local", "--trust", Path.Combine(guild.Site, "authority", "1.json"));
        Assert.True(exit == 0, way + output + error);
        var result = JsonNode.Parse(output)!["results"]![0]!.AsObject();
        foreach (var member in new[] { "file", "address", "bundle", "summary" })
        {
            Assert.True(result.Remove(member));
        }
        return result.ToJsonString(new() { WriteIndented = true });
    }
}
