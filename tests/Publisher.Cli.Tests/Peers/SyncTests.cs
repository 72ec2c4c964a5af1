using System.Text;
using System.Text.Json;
using Publisher.Cli.Network;

namespace Publisher.Cli.Tests.Peers;

public sealed class SyncTests(PeerFixture fixture) : IClassFixture<PeerFixture>
{
    private readonly PeeredGuild ours = fixture.Copy();

    private string Credential => Path.Combine(fixture.Guild.Site, "credentials", fixture.Guild.AwardId + ".json");

    [Fact]
    public void Adding_a_peer_shows_it_lists_it_and_pulls_it()
    {
        Assert.Contains("Harbour Street Bakers", fixture.Added, StringComparison.Ordinal);
        Assert.Contains("1 steward", fixture.Added, StringComparison.Ordinal);
        Assert.Matches("(?m)^  ([bdfgklmnprst][aeiou][bdfgklmnprst][aeiou] ?){6}$", fixture.Added);
        Assert.Contains("harbour: 1 badge, 1 award verified (1 in force, 0 taken back, 0 expired)", fixture.Added, StringComparison.Ordinal);
        Assert.Contains($"peers:\n  - name: harbour\n    url: {fixture.Guild.BaseUrl}\n    pin: {fixture.Pin}\n", File.ReadAllText(Path.Combine(ours.Folder, "site.config.yml")), StringComparison.Ordinal);
        foreach (var file in (string[])["authority/1.json", "status/1.json", "badges/founding-member/1.0/achievement.json"])
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(fixture.Guild.Site, file)), File.ReadAllBytes(Path.Combine(ours.Peer, file)));
        }
        Assert.False(Directory.Exists(Path.Combine(ours.Peer, "awards")));
        Assert.DoesNotContain("PUB09", ours.MustBuild(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_can_be_asked_the_pin_has_to_be_said_and_has_to_be_right()
    {
        var before = File.ReadAllBytes(Path.Combine(ours.Folder, "site.config.yml"));
        fixture.Guild.Must("init", "third", "--name", "Third", "--url", "https://third.example", "--member", "cy", "--codes", Path.Combine(fixture.Guild.Folder, "third.txt"), "--time-zone", "UTC");
        var (exit, _, error) = fixture.Guild.Run("peer", "add", fixture.Guild.BaseUrl, "--name", "harbour", "--insecure-local", "--site", "third");
        Assert.Equal(ExitCodes.Usage, exit);
        Assert.Contains($"pass --pin {fixture.Pin} once you have compared the words", error, StringComparison.Ordinal);
        (exit, _, error) = fixture.Guild.Run("peer", "add", fixture.Guild.BaseUrl, "--name", "harbour", "--pin", "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "--insecure-local", "--site", "third");
        Assert.Equal(ExitCodes.Bad, exit);
        Assert.Contains("nothing was written", error, StringComparison.Ordinal);
        Assert.DoesNotContain("peers", File.ReadAllText(Path.Combine(fixture.Guild.Folder, "third", "site.config.yml")), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(fixture.Guild.Folder, "third", "content", "peers")));
        (exit, _, error) = ours.Run(new(), "peer", "add", fixture.Guild.BaseUrl + "/", "--name", "again", "--pin", fixture.Pin, "--insecure-local");
        Assert.Equal(ExitCodes.Usage, exit);
        Assert.Contains("is listed already, as harbour", error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(ours.Folder, "site.config.yml")));
    }

    [Theory]
    [InlineData("harbour\nno\n", false)]
    [InlineData("Not A Name\nharbour\nyes\n", true)]
    public void At_a_terminal_it_is_listed_once_somebody_says_that_the_words_agree(string typed, bool isListed)
    {
        var config = Path.Combine(ours.Folder, "site.config.yml");
        var before = File.ReadAllText(config);
        File.WriteAllText(config, before[..before.IndexOf("\n# Guilds we listen to", StringComparison.Ordinal)]);
        Directory.Delete(Path.Combine(ours.Folder, "content", "peers"), recursive: true);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = Program.Run(["peer", "add", fixture.Guild.BaseUrl, "--insecure-local"], new CliContext
        {
            Out = output,
            Error = error,
            In = new StringReader(typed),
            IsInteractive = true,
            WorkingDirectory = ours.Folder,
            Environment = _ => null,
            Clock = () => ours.Clock,
            Network = Network.CliRun.Impatient,
        });
        Assert.True(exit == 0, error.ToString());
        Assert.Contains("Did the six words agree?", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(isListed, File.ReadAllText(config) == before);
        Assert.Equal(isListed, File.Exists(Path.Combine(ours.Peer, "authority", "1.json")));
    }

    [Fact]
    public void With_nothing_new_three_documents_are_asked_for_and_nothing_but_the_date_changes()
    {
        ours.Clock = ours.Clock.AddDays(7);
        fixture.Guild.Server.Heads.Clear();
        var (exit, output, error) = ours.Sync();
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("nothing new to keep (3 requests)", output, StringComparison.Ordinal);
        Assert.Equal(["/.well-known/recognition.json", "/feed.atom", "/status/1.json"], fixture.Guild.Server.Heads.Select(h => h.Split(' ')[1]).Order(StringComparer.Ordinal));
        Assert.All(fixture.Guild.Server.Heads, h => Assert.Contains("If-None-Match:", h, StringComparison.Ordinal));
        Assert.Equal(("2026-11-27T10:00:00Z", "current", 1), (ours.Seen.GetProperty("seen").GetString(), ours.Seen.GetProperty("standing").GetString(), ours.Seen.GetProperty("counts").GetProperty("awards").GetInt32()));
    }

    [Fact]
    public void A_fresh_clone_without_memory_asks_for_no_award_again_while_nothing_is_new()
    {
        Directory.Delete(Path.Combine(ours.Folder, ".publisher"), recursive: true);
        Assert.Contains("1 award verified (1 in force, 0 taken back, 0 expired); nothing new to keep (3 requests)", ours.Sync().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_award_is_kept_by_treaty_and_consent_and_goes_when_either_does()
    {
        var kept = Path.Combine(ours.Peer, "awards", fixture.Guild.AwardId + ".json");
        Consent("awardsFrom: [harbour]\n");
        ours.Sync();
        Assert.False(File.Exists(kept));
        Recognise();
        Assert.Contains("1 file changed", ours.Sync().Out, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(Credential), File.ReadAllBytes(kept));
        Assert.DoesNotContain("PUB0904", ours.MustBuild(), StringComparison.Ordinal);
        Consent("");
        ours.Sync();
        Assert.False(File.Exists(kept));
    }

    [Fact]
    public void What_was_taken_back_there_is_dropped_here()
    {
        Consent("awardsFrom: [harbour]\n");
        Recognise();
        ours.Sync();
        var kept = Path.Combine(ours.Peer, "awards", fixture.Guild.AwardId + ".json");
        Assert.True(File.Exists(kept));
        Serve(Change("revoked", "revoke", fixture.Guild.AwardId, "--reason", "Given to the wrong person.", "--yes"));
        var (exit, output, error) = ours.Sync();
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("1 award verified (0 in force, 1 taken back, 0 expired)", output, StringComparison.Ordinal);
        Assert.False(File.Exists(kept));
        Assert.DoesNotContain("PUB0903", ours.MustBuild(), StringComparison.Ordinal);
        // A list that has forgotten it is not taken; the revocation stays.
        fixture.Guild.Instead.Clear();
        (exit, output, error) = ours.Sync();
        Assert.Equal(0, exit);
        Assert.Contains("PUB0916", error, StringComparison.Ordinal);
        Assert.Contains("no longer says that award", error, StringComparison.Ordinal);
        Assert.Contains("1 taken back", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_ends_early_is_gone_on_with()
    {
        Directory.Delete(Path.Combine(ours.Folder, ".publisher"), recursive: true);
        File.Delete(Path.Combine(ours.Peer, "seen.json"));
        var feed = Feed(100);
        fixture.Guild.Instead["/feed.atom"] = r => r.Answer("200 OK", "", feed);
        var runs = 0;
        for (var done = false; !done; runs++)
        {
            Assert.True(runs < 12);
            var (exit, output, error) = ours.Sync(new() { Requests = 30, AtOnce = 1 });
            Assert.Equal(0, exit);
            done = ours.Seen.GetProperty("standing").GetString() == "current";
            Assert.True(done || error.Contains("PUB0917", StringComparison.Ordinal), output + error);
        }
        Assert.InRange(runs, 4, 5);
        Assert.Equal(100, ours.Seen.GetProperty("counts").GetProperty("setAside").GetInt32());
        Assert.Equal(1, ours.Seen.GetProperty("counts").GetProperty("awards").GetInt32());
    }

    [Fact]
    public void What_was_cut_off_in_the_middle_is_read_again_and_nothing_else()
    {
        var journal = Path.Combine(ours.Folder, ".publisher", "peers", "harbour", "read");
        var lines = File.ReadAllLines(journal);
        // As a kill leaves it: before the feed was done, half a line written.
        File.WriteAllText(journal, string.Join('\n', lines.Where(l => !l.StartsWith("feed", StringComparison.Ordinal)))[..^9]);
        File.WriteAllText(Path.Combine(ours.Peer, "seen.json"), File.ReadAllText(Path.Combine(ours.Peer, "seen.json")).Replace("\"feed\"", "\"food\"", StringComparison.Ordinal));
        fixture.Guild.Server.Heads.Clear();
        Assert.Contains("1 award verified (1 in force, 0 taken back, 0 expired); nothing new to keep (4 requests)", ours.Sync().Out, StringComparison.Ordinal);
        Assert.Equal(lines.Order(StringComparer.Ordinal), File.ReadAllLines(journal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_a_guild_without_archives_the_rest_is_found_in_its_list_of_pages()
    {
        Directory.Delete(Path.Combine(ours.Folder, ".publisher"), recursive: true);
        File.Delete(Path.Combine(ours.Peer, "seen.json"));
        var feed = Encoding.UTF8.GetBytes("<feed xmlns=\"http://www.w3.org/2005/Atom\">" + string.Concat(Enumerable.Range(0, 50).Select(i => $"<entry><link rel=\"related\" href=\"{fixture.Guild.BaseUrl}/awards/\"/></entry>")) + "</feed>");
        fixture.Guild.Instead["/feed.atom"] = r => r.Answer("200 OK", "", feed);
        var (exit, output, error) = ours.Sync();
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("1 award verified", output, StringComparison.Ordinal);
        Assert.Contains(fixture.Guild.Server.Heads, h => h.StartsWith("GET /sitemap.xml ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_list_says_how_each_peer_stands_and_the_words_to_compare()
    {
        ours.Clock = ours.Clock.AddDays(9);
        var (exit, output, _) = ours.Run(new(), "peer", "list");
        Assert.Equal(0, exit);
        Assert.Contains("Your own six words, to read out: ", output, StringComparison.Ordinal);
        Assert.Contains($"harbour  {fixture.Guild.BaseUrl}", output, StringComparison.Ordinal);
        Assert.Contains("20 November 2026, 9 days ago", output, StringComparison.Ordinal);
        Assert.Contains("1 badge, 1 award (1 in force, 0 taken back, 0 expired), 0 set aside", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_listed_peers_are_asked_and_one_that_is_away_hinders_no_other()
    {
        var config = Path.Combine(ours.Folder, "site.config.yml");
        File.AppendAllText(config, "  - name: away\n    url: https://away.example\n    pin: sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n  - name: near\n    url: https://127.0.0.1.nip.example\n    pin: sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
        var (exit, output, error) = ours.Sync();
        Assert.Equal(ExitCodes.Undetermined, exit);
        Assert.Contains("harbour: 1 badge", output, StringComparison.Ordinal);
        Assert.Contains("there is no host away.example", error, StringComparison.Ordinal);
        Assert.Contains("is this computer, which is not asked", error, StringComparison.Ordinal);
        Assert.Equal(2, error.Split("error PUB0910").Length - 1);
        (exit, _, error) = ours.Run(new(), "sync", "nobody");
        Assert.Equal(ExitCodes.Usage, exit);
        Assert.Contains("there are: harbour, away, near", error, StringComparison.Ordinal);
        Assert.Contains("PUB0900", ours.MustBuild(), StringComparison.Ordinal);
        fixture.Guild.Server.Heads.Clear();
        (exit, _, error) = ours.Run(new(), "sync", "harbour");
        Assert.Equal(ExitCodes.Undetermined, exit);
        Assert.Contains("--insecure-local allows it", error, StringComparison.Ordinal);
        Assert.Empty(fixture.Guild.Server.Heads);
    }

    /// <summary>A feed that leads to the one award there is, and to many that are not.</summary>
    private byte[] Feed(int missing) => Encoding.UTF8.GetBytes("<feed xmlns=\"http://www.w3.org/2005/Atom\">"
        + string.Concat(Enumerable.Range(0, missing).Select(i => $"missingaaaaaaaa{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}").Append(fixture.Guild.AwardId)
            .Select(id => $"<entry><link rel=\"related\" href=\"{fixture.Guild.BaseUrl}/credentials/{id}.json\"/></entry>")) + "</feed>");

    private void Consent(string line)
    {
        using var award = JsonDocument.Parse(File.ReadAllBytes(Credential));
        var holder = award.RootElement.GetProperty("credentialSubject").GetProperty("id").GetString();
        Directory.CreateDirectory(Path.Combine(ours.Folder, "content", "members"));
        File.WriteAllText(Path.Combine(ours.Folder, "content", "members", "ana.md"), $"---\nname: Ana\nid: {holder}\n{line}---\n\nBakes.\n");
    }

    private void Recognise()
    {
        // Our own Founding Member has to have been awarded once before another can count as it.
        foreach (var command in (string[][])[["award", "founding-member", "--to", "urn:uuid:11111111-1111-4111-8111-111111111111"], ["treaty", "propose", "harbour", "founding-member", "--as", "founding-member", "--until", "2030-12-31", "--yes"]])
        {
            var (exit, output, error) = ours.Run(new(), [.. command, "--member", "bea"]);
            Assert.True(exit == 0, output + error);
        }
    }

    /// <summary>The served guild after a command of its own; where its site is then.</summary>
    private string Change(string copy, params string[] command)
    {
        copy += Path.GetFileName(ours.Folder);
        PeerFixture.CopyFolder(Path.Combine(fixture.Guild.Folder, "guild"), Path.Combine(fixture.Guild.Folder, copy));
        fixture.Guild.Must([.. command, "--site", copy]);
        fixture.Guild.Must("build", "--site", copy);
        return Path.Combine(fixture.Guild.Folder, copy, "_site");
    }

    private void Serve(string site) => fixture.Guild.Instead[""] = request => Network.ServedGuild.From(site, "", request);
}
