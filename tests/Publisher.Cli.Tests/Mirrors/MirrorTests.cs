using System.Text;
using System.Text.Json;
using Publisher.Cli.Network;
using Publisher.Cli.Tests.Network;

namespace Publisher.Cli.Tests.Mirrors;

public sealed class MirrorTests(MirrorFixture fixture) : IClassFixture<MirrorFixture>
{
    private readonly MirrorCopy copy = fixture.Copy();

    private ServedGuild Guild => fixture.Guild;

    [Fact]
    public void Everything_that_was_signed_stands_in_a_copy_byte_for_byte_and_has_the_same_verdict()
    {
        var signed = Directory.EnumerateFiles(Guild.Site, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Guild.Site, f))
            .Where(f => f.Split('/')[0] is "credentials" or "authority" or "status" or "endorsements" or "evidence" or ".well-known" && !f.EndsWith("recognition.json", StringComparison.Ordinal)
                || f.EndsWith("achievement.json", StringComparison.Ordinal) || Path.GetFileName(f).StartsWith("image.", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, signed.Count(f => f.StartsWith("credentials", StringComparison.Ordinal)));
        Assert.Contains($"evidence/{fixture.Revoked}/notes.md", signed);
        Assert.Contains(signed, f => f.StartsWith("endorsements", StringComparison.Ordinal));
        Assert.All(signed, f => Assert.Equal(File.ReadAllBytes(Path.Combine(Guild.Site, f)), File.ReadAllBytes(Path.Combine(copy.Site, f))));
        var verdicts = copy.Verdicts(Guild.Site);
        Assert.Contains(verdicts, v => v.Contains("Genuine and in force.", StringComparison.Ordinal));
        Assert.Equal(verdicts, copy.Verdicts(copy.Site));
        Assert.Contains("as it was on 20 November 2026: 3 awards (0 taken back), 2 badges", fixture.Made, StringComparison.Ordinal);
        Assert.Matches("(?m)^  ([bdfgklmnprst][aeiou][bdfgklmnprst][aeiou] ?){6}$", fixture.Made);
    }

    [Fact]
    public void Its_pages_say_what_they_are_a_copy_of_and_as_of_when()
    {
        Assert.All((string[])["", "how-we-decide", "verify", "badges/sourdough", "awards/" + fixture.Revoked], page =>
        {
            Assert.Contains("data-as-of=\"20 November 2026\"", copy.Page(page), StringComparison.Ordinal);
            Assert.Contains($"<link rel=\"canonical\" href=\"{Guild.BaseUrl}/{(page.Length == 0 ? "" : page + "/")}\">", copy.Page(page), StringComparison.Ordinal);
        });
        Assert.Contains("Somebody else keeps this copy.", copy.Page(""), StringComparison.Ordinal);
        Assert.Contains("Nine loaves in one night.", copy.Page("awards/" + fixture.Revoked), StringComparison.Ordinal);
        // What the badge is worth is read from what was signed.
        Assert.Contains("EQF level 3", copy.Page("badges/sourdough"), StringComparison.Ordinal);
        Assert.Contains("I ate that bread.", copy.Page("awards/" + fixture.Revoked), StringComparison.Ordinal);
        // What only the guild can take is done there, and what nobody signed is not repeated.
        Assert.Contains($"href=\"{Guild.BaseUrl}/nominate/\"", copy.Page(""), StringComparison.Ordinal);
        Assert.Equal((false, false), (Directory.Exists(Path.Combine(copy.Site, "sign")), Directory.Exists(Path.Combine(copy.Site, "nominate"))));
        Assert.False(Directory.Exists(Path.Combine(copy.Site, "members", "ana")));
        using var recognition = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(copy.Site, ".well-known", "recognition.json")));
        Assert.Equal((Guild.BaseUrl, "2026-11-20T10:00:00Z", MirrorFixture.ServedAt), (recognition.RootElement.GetProperty("base").GetString(),
            recognition.RootElement.GetProperty("mirror").GetProperty("pulled").GetString(), recognition.RootElement.GetProperty("mirror").GetProperty("servedAt").GetString()));
    }

    [Fact]
    public void What_was_taken_back_shows_with_the_next_run_and_what_was_withdrawn_is_gone()
    {
        copy.Change("later", ["revoke", fixture.Revoked, "--reason", "Given to the wrong person.", "--yes"], ["withdraw", fixture.Withdrawn, "--reason", "Asked for it.", "--yes"]);
        Assert.DoesNotContain("Given to the wrong person", copy.Page("awards/" + fixture.Revoked), StringComparison.Ordinal);
        Assert.Contains("as it was on 27 November 2026: 2 awards (1 taken back)", copy.MustMirror(), StringComparison.Ordinal);
        Assert.Contains("data-as-of=\"27 November 2026\"", copy.Page("awards/" + fixture.Revoked), StringComparison.Ordinal);
        Assert.Contains("Given to the wrong person.", copy.Page("awards/" + fixture.Revoked), StringComparison.Ordinal);
        Assert.Contains(copy.Verdicts(copy.Site), v => v.Contains("This award was revoked", StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFiles(copy.Folder, fixture.Withdrawn + ".json", SearchOption.AllDirectories));
        Assert.Single(File.ReadAllLines(Path.Combine(copy.Folder, "content", "status", "withdrawn", fixture.Withdrawn + ".txt")));
        Assert.Contains("withdrawn", copy.Page("awards/" + fixture.Withdrawn), StringComparison.OrdinalIgnoreCase);
        // An older list is not taken, and the copy stays what it was.
        Guild.Instead.Clear();
        copy.Clock = copy.Clock.AddDays(7);
        var (exit, output, error) = copy.Mirror();
        Assert.Equal(ExitCodes.Undetermined, exit);
        Assert.Contains("no longer says that award", error, StringComparison.Ordinal);
        Assert.Contains("the copy is as it was on 27 November 2026", output, StringComparison.Ordinal);
        Assert.Contains("data-as-of=\"27 November 2026\"", copy.Page(""), StringComparison.Ordinal);
    }

    [Fact]
    public void With_nothing_new_three_documents_are_asked_for_and_only_the_day_changes()
    {
        Guild.Server.Heads.Clear();
        Assert.Contains("nothing new (3 requests)", copy.MustMirror(), StringComparison.Ordinal);
        Assert.All(Guild.Server.Heads, h => Assert.Contains("If-None-Match:", h, StringComparison.Ordinal));
        Assert.Contains("data-as-of=\"27 November 2026\"", copy.Page(""), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_rules_than_before_are_refused_and_the_copy_stays()
    {
        var before = File.ReadAllBytes(Path.Combine(copy.Site, "index.html"));
        Guild.Must("init", "twin", "--name", "Harbour Street Bakers", "--url", Guild.BaseUrl, "--member", "mal", "--codes", Path.Combine(Guild.Folder, "twin.txt"), "--time-zone", "UTC");
        Guild.Must("build", "--site", "twin");
        Guild.Instead[""] = request => ServedGuild.From(Path.Combine(Guild.Folder, "twin", "_site"), "", request);
        var (exit, output, error) = copy.Mirror();
        Assert.Equal(ExitCodes.Bad, exit);
        Assert.Contains("PUB0912", error, StringComparison.Ordinal);
        Assert.Contains("the copy is as it was on 20 November 2026", output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(copy.Site, "index.html")));
        Assert.Equal(ExitCodes.Bad, copy.Mirror("--pin", "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=").Exit);
    }

    [Fact]
    public void Two_texts_of_one_version_are_kept_and_nothing_more_is_taken_until_people_have_looked()
    {
        foreach (var (guild, day) in ((string, string)[])[("one", "2026-11-21T10:00:00Z"), ("other", "2026-11-22T10:00:00Z")])
        {
            copy.Change(guild, ["authority", "propose", "--rule", "every: 1 steward", "--now", day, "--yes"]);
            var (exit, _, error) = copy.Mirror();
            Assert.True(exit == (guild == "one" ? 0 : 1), error);
        }
        Assert.True(File.Exists(Path.Combine(copy.Folder, "content", "refused", "fork-2", "shown.json")));
        Assert.Contains("two texts of one version", copy.Mirror().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_award_is_set_aside_and_a_run_that_ends_early_is_gone_on_with()
    {
        Directory.Delete(copy.Folder, recursive: true);
        Guild.Instead[$"/credentials/{fixture.Withdrawn}.json"] = r => r.Answer("200 OK", "", Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(Guild.Site, "credentials", fixture.Withdrawn + ".json")).Replace("Sourdough", "Sweetdough", StringComparison.Ordinal)));
        var (exit, output, error) = copy.Mirror(new SyncLimits { Requests = 9, AtOnce = 1 });
        Assert.Equal(ExitCodes.Undetermined, exit);
        Assert.Contains("PUB0917", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(copy.Site));
        (exit, output, error) = copy.Mirror();
        Assert.Equal(0, exit);
        Assert.Contains("PUB0916", error, StringComparison.Ordinal);
        Assert.Contains("2 awards", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(copy.Site, "awards", fixture.Withdrawn)));
        Guild.Instead.Clear();
        Assert.Contains("3 awards", copy.MustMirror(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_something_else_is_left_alone()
    {
        var (exit, _, error) = Guild.Run("mirror", Guild.BaseUrl, "guild", "--insecure-local");
        Assert.Equal(ExitCodes.Usage, exit);
        Assert.Contains("no copy of a site", error, StringComparison.Ordinal);
        (exit, _, error) = Guild.Run("mirror", "https://other.example", "copy");
        Assert.Equal(ExitCodes.Usage, exit);
        Assert.Contains($"is a copy of {Guild.BaseUrl}", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_of_a_copy_is_judged_by_the_original_and_by_the_copy_only_where_that_is_silent()
    {
        using var server = new LoopbackServer();
        server.Behaviour = request => ServedGuild.From(copy.Site, "/harbour", request);
        var page = $"http://copies.localhost:{server.Port}/harbour/awards/{fixture.Revoked}/";
        var trust = Path.Combine(Guild.Folder, "trust.txt");
        File.WriteAllText(trust, fixture.Pin + "\n");
        copy.Change("judged", ["revoke", fixture.Revoked, "--reason", "Given to the wrong person.", "--yes"]);
        var (exit, output, _) = Guild.Run("verify", page, "--insecure-local");
        Assert.Equal(ExitCodes.Bad, exit);
        Assert.Contains("This award was revoked", output, StringComparison.Ordinal);
        Guild.Instead.Clear();
        Guild.Instead[""] = r => r.Answer("503 Service Unavailable", "", default);
        (exit, output, _) = Guild.Run("verify", page, "--insecure-local");
        Assert.Equal(ExitCodes.NotTrusted, exit);
        Assert.Contains("Genuine and in force as of 20 November 2026, by the documents of a copy of its issuer's site; that they are its issuer's own, nothing else says.", output, StringComparison.Ordinal);
        (exit, output, _) = Guild.Run("verify", page, "--insecure-local", "--trust", trust);
        Assert.Equal(0, exit);
        Assert.Contains("Genuine and in force as of 20 November 2026.", output, StringComparison.Ordinal);
        Assert.Contains("Its issuer's own site did not answer; a copy of it at copies.localhost was asked instead.", output, StringComparison.Ordinal);
        (exit, output, _) = Guild.Run("verify", Path.Combine(copy.Site, "credentials", fixture.Revoked + ".json"), "--offline");
        Assert.Equal(0, exit);
        Assert.Contains("Judged by a copy of its issuer's site, as it was on 20 November 2026; what was decided since it does not know.", output, StringComparison.Ordinal);
    }
}
