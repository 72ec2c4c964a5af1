using System.Text;
using Publisher.Cli.Network;
using Publisher.Cli.Tests.Network;

namespace Publisher.Cli.Tests.Peers;

/// <summary>Peers that lie, forget, forge and never end. Each is told by its code; what was good stays, and the site builds.</summary>
public sealed class HostilePeerTests(PeerFixture fixture) : IClassFixture<PeerFixture>
{
    private const string Ok = "HTTP/1.1 200 OK\r\n";
    private const string Mark = "<script>alert(1)</script>";
    private readonly PeeredGuild ours = fixture.Copy();

    private ServedGuild Guild => fixture.Guild;

    private string AwardPath => $"/credentials/{Guild.AwardId}.json";

    [Fact]
    public void A_forged_award_is_set_aside()
    {
        ServeText(AwardPath, t => t.Replace("Founding", "Grounding", StringComparison.Ordinal));
        var error = SyncAnew(0, "PUB0916", "signature");
        Assert.Contains($"{Guild.BaseUrl}{AwardPath}", error, StringComparison.Ordinal);
        Assert.Equal((0, 1), Counts());
        Assert.Equal("PUB0916", ours.Seen.GetProperty("setAside")[0].GetProperty("code").GetString());
        // It is asked for again, and mended it counts.
        Guild.Instead.Clear();
        Assert.Empty(ours.Sync().Error);
        Assert.Equal((1, 0), Counts());
    }

    [Fact]
    public void An_award_that_stands_under_another_address_is_set_aside()
    {
        var award = File.ReadAllBytes(Path.Combine(Guild.Site, AwardPath[1..]));
        Guild.Instead["/credentials/otheraaaaaaaaaaa.json"] = r => r.Answer("200 OK", "", award);
        Guild.Instead["/feed.atom"] = r => r.Answer("200 OK", "", Feed(Guild.BaseUrl + "/credentials/otheraaaaaaaaaaa.json", "https://elsewhere.example/credentials/otheraaaaaaaaaaa.json"));
        var error = SyncAnew(0, "PUB0916", "it says that it stands at " + Guild.Credential);
        Assert.Contains("does not lie below", error, StringComparison.Ordinal);
        Assert.Equal((0, 2), Counts());
    }

    [Fact]
    public void Another_guild_at_the_same_address_is_not_the_one_that_was_pinned()
    {
        Guild.Must("init", "twin", "--name", "Harbour Street Bakers", "--url", Guild.BaseUrl, "--member", "mal", "--codes", Path.Combine(Guild.Folder, "twin.txt"), "--time-zone", "UTC");
        Guild.Must("build", "--site", "twin");
        Serve("twin");
        SyncAnew(1, "PUB0912", "other first rules than those you pinned");
        Stays("refused");
        // Only its awards and keys were swapped: the rules are the pinned ones, and nothing else counts.
        Guild.Instead.Clear();
        Guild.Instead["/status/1.json"] = r => ServedGuild.From(Path.Combine(Guild.Folder, "twin", "_site"), "", r);
        SyncAnew(0, "PUB0916", "");
        Assert.Equal(File.ReadAllBytes(Path.Combine(Guild.Site, "status", "1.json")), File.ReadAllBytes(Path.Combine(ours.Peer, "status", "1.json")));
    }

    [Fact]
    public void Rules_that_were_shown_once_are_not_rolled_back()
    {
        Amend("later", "2026-11-21T10:00:00Z");
        Serve("later");
        Assert.Equal(0, ours.Sync().Exit);
        Assert.True(File.Exists(Path.Combine(ours.Peer, "authority", "2.json")));
        Guild.Instead.Clear();
        SyncAnew(1, "PUB0914", "version 1 of its rules as the newest, and it had shown version 2");
        Stays("refused");
        Assert.True(File.Exists(Path.Combine(ours.Peer, "evidence", "rolled-back-1", "recognition.json")));
        Assert.Contains("PUB0906", ours.MustBuild(), StringComparison.Ordinal);
        Serve("later");
        Assert.Equal(0, ours.Sync().Exit);
        Assert.Equal("current", ours.Seen.GetProperty("standing").GetString());
    }

    [Fact]
    public void Two_texts_of_one_version_are_a_fork_and_both_are_kept()
    {
        Amend("one", "2026-11-21T10:00:00Z");
        Amend("other", "2026-11-22T10:00:00Z");
        Serve("one");
        Assert.Equal(0, ours.Sync().Exit);
        Serve("other");
        SyncAnew(1, "PUB0915", "another text of version 2");
        Stays("refused");
        foreach (var (file, guild) in ((string, string)[])[("kept", "one"), ("shown", "other")])
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(Guild.Folder, guild + Path.GetFileName(ours.Folder), "_site", "authority", "2.json")), File.ReadAllBytes(Path.Combine(ours.Peer, "evidence", "fork-2", file + ".json")));
        }
        Assert.Contains("PUB0905", ours.MustBuild(), StringComparison.Ordinal);
        // Until people settle it, it is not asked again.
        Serve("one");
        SyncAnew(1, "PUB0915", "");
    }

    [Fact]
    public void A_version_that_nobody_may_have_signed_is_refused()
    {
        Amend("later", "2026-11-21T10:00:00Z");
        Serve("later");
        var forged = File.ReadAllText(Site("later", "authority/2.json")).Replace("\"quorum\": 1", "\"quorum\": 2", StringComparison.Ordinal);
        Guild.Instead.Clear();
        Guild.Instead["/authority/2.json"] = r => r.Answer("200 OK", "", Encoding.UTF8.GetBytes(forged));
        Guild.Instead["/recognition.json"] = r => r.Answer("200 OK", "", Encoding.UTF8.GetBytes(File.ReadAllText(Site("later", ".well-known/recognition.json"))
            .Replace(Credentials.Authority.Sri.Of(File.ReadAllBytes(Site("later", "authority/2.json"))), Credentials.Authority.Sri.Of(Encoding.UTF8.GetBytes(forged)), StringComparison.Ordinal)));
        SyncAnew(1, "PUB0913", "version 2 does not hold");
        Stays("refused");
        Assert.False(File.Exists(Path.Combine(ours.Peer, "authority", "2.json")));
    }

    [Theory]
    [InlineData("\"protocol\": 1", "\"protocol\": 7", "it speaks protocol 7")]
    [InlineData("\"base\": \"http://guild", "\"base\": \"http://build", "and was asked at")]
    [InlineData("/feed.atom", "/../../etc/feed.atom", null)]
    [InlineData("http://guild.localhost:PORT/feed.atom", "https://elsewhere.example/feed.atom", "does not lie below its own address")]
    [InlineData("{", "<!doctype html><html>", "it is a web page")]
    [InlineData("did:web:guild", "did:web:build", "it is of did:web:build")]
    public void A_recognition_document_that_says_what_it_must_not_is_none(string old, string with, string? words)
    {
        ServeText("/recognition.json", t => t.Replace(old.Replace("PORT", $"{Guild.Server.Port}", StringComparison.Ordinal), with, StringComparison.Ordinal));
        SyncAnew(words is null ? 0 : 1, words is null ? "PUB0918" : "PUB0911", words ?? "");
        Stays("stale");
    }

    [Fact]
    public void An_endless_chain_of_archives_ends()
    {
        var page = 0;
        Guild.Instead["/feed.atom"] = r => r.Answer("200 OK", "", Feed(Guild.BaseUrl + "/feed/0.atom", Guild.Credential));
        Guild.Instead[".atom"] = r => r.Answer("200 OK", "", Feed($"{Guild.BaseUrl}/feed/{++page}.atom", Guild.Credential));
        var (exit, _, error) = Forget().Sync(new() { Pages = 20 });
        Assert.Equal(0, exit);
        Assert.Contains("PUB0918", error, StringComparison.Ordinal);
        Assert.Contains("more than 20 archives", error, StringComparison.Ordinal);
        Stays("stale", awards: 1);
    }

    [Fact]
    public void An_archive_that_leads_to_itself_is_not_followed()
    {
        Guild.Instead["/feed.atom"] = r => r.Answer("200 OK", "", Feed(Guild.BaseUrl + "/feed/1.atom", Guild.Credential));
        Guild.Instead["/feed/1.atom"] = r => r.Answer("200 OK", "", Feed(Guild.BaseUrl + "/feed/1.atom", Guild.Credential));
        SyncAnew(0, "PUB0918", "an archive that it led to before");
        Guild.Instead["/feed.atom"] = r => r.Answer("200 OK", "", Encoding.UTF8.GetBytes("<!DOCTYPE feed [<!ENTITY a \"b\">]><feed xmlns=\"http://www.w3.org/2005/Atom\">&a;</feed>"));
        SyncAnew(0, "PUB0918", "no XML that is read here");
        Guild.Instead["/feed.atom"] = r => r.Answer("200 OK", "", Feed("https://elsewhere.example/feed/1.atom", Guild.Credential));
        SyncAnew(0, "PUB0918", "does not lie below");
        Stays("stale", awards: 1);
    }

    [Fact]
    public void Ten_gigabytes_are_refused_before_they_come()
    {
        long sent = 0;
        Task Endless(LoopbackRequest r) => Pour(r, count => sent += count);
        Guild.Instead["/recognition.json"] = Endless;
        SyncAnew(3, "PUB0910", "longer than 1024 KiB");
        Guild.Instead.Clear();
        Guild.Instead[AwardPath] = Endless;
        SyncAnew(0, "PUB0916", "longer than 256 KiB");
        Guild.Instead[AwardPath] = r => r.Send(Ok + "Content-Length: 10737418240\r\n\r\n");
        SyncAnew(0, "PUB0916", "longer than 256 KiB");
        Assert.InRange(sent, 1, 64 * 1024 * 1024);
    }

    [Fact]
    public void All_of_a_peer_together_has_a_limit_in_bytes_and_in_time()
    {
        var (exit, _, error) = Forget().Sync(new() { Bytes = 4096 });
        Assert.Equal(0, exit);
        Assert.Contains("PUB0917", error, StringComparison.Ordinal);
        Guild.Instead[AwardPath] = async r =>
        {
            await Task.Delay(900);
            await Guild.Honest(r);
        };
        (exit, _, error) = Forget().Sync(new() { Time = TimeSpan.FromSeconds(0.3) });
        Assert.Equal(0, exit);
        Assert.Contains("PUB0917", error, StringComparison.Ordinal);
        Assert.Contains("minutes are enough for one run", error, StringComparison.Ordinal);
        Guild.Instead["/feed.atom"] = r => r.Answer("429 Too Many Requests", "Retry-After: 100\r\n", default);
        Assert.Contains("it asks to be left alone for now", Forget().Sync().Error, StringComparison.Ordinal);
        Stays("stale");
    }

    [Fact]
    public void Drop_by_drop_takes_too_long()
    {
        Guild.Instead["/recognition.json"] = async r =>
        {
            await r.Send(Ok + "\r\n{\"protocol\": 1");
            for (var i = 0; i < 100; i++)
            {
                await r.Send(" ");
                await Task.Delay(50);
            }
        };
        SyncAnew(3, "PUB0910", "took longer than 1.2 seconds");
        Stays("stale");
    }

    [Theory]
    [InlineData("http://10.0.0.7/x.json")]
    [InlineData("https://127.0.0.1.nip.example/x.json")]
    [InlineData("http://other.localhost/x.json")]
    public void No_redirect_is_followed_wherever_it_leads(string target)
    {
        Guild.Instead["/recognition.json"] = r => r.Answer("302 Found", $"Location: {target}\r\n", default);
        SyncAnew(3, "PUB0910", "which is not followed");
        Stays("stale");
        Guild.Instead.Clear();
        Guild.Instead[AwardPath] = r => r.Answer("302 Found", $"Location: {target}\r\n", default);
        SyncAnew(0, "PUB0916", "which is not followed");
    }

    [Fact]
    public void Markup_and_commands_in_whatever_a_peer_writes_stay_text()
    {
        ServeText("/recognition.json", t => t.Replace("\"Harbour Street Bakers\"", "\"" + Mark + "\\u001b[31m\\n::error::x\"", StringComparison.Ordinal));
        ServeText(AwardPath, t => t.Replace($"{Guild.BaseUrl}/credentials/", Guild.BaseUrl + "/" + Mark + "/", StringComparison.Ordinal));
        var error = SyncAnew(0, "PUB0916", Mark);
        Assert.DoesNotContain("\u001b", error, StringComparison.Ordinal);
        Assert.Equal(Mark, ours.Seen.GetProperty("name").GetString()![..Mark.Length]);
        var listed = ours.Run(new(), "peer", "list").Out;
        Assert.DoesNotContain("\u001b", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("\n::error", listed, StringComparison.Ordinal);
        ours.MustBuild();
        foreach (var page in Directory.EnumerateFiles(Path.Combine(ours.Folder, "_site"), "*.html", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(Mark, File.ReadAllText(page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void One_broken_item_among_a_thousand_is_told_and_the_others_count()
    {
        const int Many = 1_000;
        var rows = string.Concat(Enumerable.Range(0, Many).Select(i => FormattableString.Invariant($"https://people.example/{i};2026-11-02\n")));
        File.WriteAllText(Path.Combine(Guild.Folder, "many.csv"), "to;date\n" + rows);
        PeerFixture.CopyFolder(Path.Combine(Guild.Folder, "guild"), Path.Combine(Guild.Folder, "many"));
        Guild.Must("award", "founding-member", "--csv", Path.Combine(Guild.Folder, "many.csv"), "--site", "many");
        Guild.Must("outbox", "--site", "many");
        Guild.Must("build", "--site", "many");
        var site = Path.Combine(Guild.Folder, "many", "_site");
        var broken = Directory.EnumerateFiles(Path.Combine(site, "credentials")).Order(StringComparer.Ordinal).ElementAt(500);
        File.WriteAllText(broken, File.ReadAllText(broken).Replace("Founding", "Grounding", StringComparison.Ordinal));
        Guild.Instead[""] = r => ServedGuild.From(site, "", r);
        var error = SyncAnew(0, "PUB0916", "signature");
        Assert.Contains(Path.GetFileName(broken), error, StringComparison.Ordinal);
        Assert.Single(error.Split("PUB0916").Skip(1));
        Assert.Equal((Many, 1), Counts());
    }

    [Fact]
    public void Badges_that_no_disk_takes_or_that_hide_one_another_are_set_aside()
    {
        var own = $"{Guild.BaseUrl}/badges/founding-member/1.0/achievement.json";
        string Badge(string path) => $"{{\"url\": \"{Guild.BaseUrl}/badges/{path}/achievement.json\", \"digestSRI\": \"sha256-x\"}}, ";
        ServeText("/recognition.json", t => t.Replace("\"badges\": [", "\"badges\": [" + Badge("con/1.0") + Badge("knots/NUL") + Badge("../../x/1.0") + Badge("founding-member/1.0.A") + Badge("founding-member/1.0.a"), StringComparison.Ordinal));
        var error = SyncAnew(0, "PUB0916", "under names that every computer can write");
        Assert.Contains("the same address but for capitals", error, StringComparison.Ordinal);
        Assert.Equal(["founding-member"], Directory.GetDirectories(Path.Combine(ours.Peer, "badges")).Select(Path.GetFileName));
        Assert.True(File.Exists(Path.Combine(ours.Peer, "badges", "founding-member", "1.0", "achievement.json")), own);
    }

    [Fact]
    public void A_badge_with_something_like_a_private_key_in_it_stops_no_build()
    {
        var path = Path.Combine(ours.Peer, "badges", "founding-member", "1.0", "achievement.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"name\": \"", "\"name\": \"-----BEGIN PRIVATE KEY-----", StringComparison.Ordinal));
        Assert.DoesNotContain("PUB0118", ours.MustBuild(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_its_status_list_no_award_is_called_bad()
    {
        File.Delete(Path.Combine(ours.Peer, "status", "1.json"));
        Guild.Instead["/status/1.json"] = r => r.Answer("500 Oops", "", default);
        SyncAnew(0, "PUB0916", "answered 500");
        Assert.Equal("a status list of it could not be read", ours.Seen.GetProperty("reason").GetString());
        Assert.Equal((0, 0), Counts());
        Stays("stale");
        Guild.Instead.Clear();
        Assert.Empty(ours.Sync().Error);
        Assert.Equal((1, 0), Counts());
    }

    private string SyncAnew(int exit, string code, string words)
    {
        var (was, output, error) = Forget().Sync();
        Assert.True(was == exit, output + error);
        Assert.Contains(code, error, StringComparison.Ordinal);
        Assert.Contains(words, error, StringComparison.Ordinal);
        ours.MustBuild();
        return error;
    }

    // What was read before, forgotten: everything is asked for again.
    private PeeredGuild Forget()
    {
        if (Directory.Exists(Path.Combine(ours.Folder, ".publisher")))
        {
            Directory.Delete(Path.Combine(ours.Folder, ".publisher"), recursive: true);
        }
        var seen = Path.Combine(ours.Peer, "seen.json");
        File.WriteAllText(seen, string.Join('\n', File.ReadLines(seen).Where(l => !l.StartsWith("  \"feed\":", StringComparison.Ordinal))) + "\n");
        return ours;
    }

    private (int Awards, int SetAside) Counts() => (ours.Seen.GetProperty("counts").GetProperty("awards").GetInt32(), ours.Seen.GetProperty("counts").GetProperty("setAside").GetInt32());

    // The last good copy: its rules, its date, its badge.
    private void Stays(string standing, int? awards = null)
    {
        Assert.Equal(standing, ours.Seen.GetProperty("standing").GetString());
        Assert.Equal("2026-11-20T10:00:00Z", ours.Seen.GetProperty("seen").GetString());
        Assert.True(File.Exists(Path.Combine(ours.Peer, "authority", "1.json")));
        Assert.True(File.Exists(Path.Combine(ours.Peer, "badges", "founding-member", "1.0", "achievement.json")));
        if (awards is not null)
        {
            Assert.Equal(awards, Counts().Awards);
        }
    }

    private static byte[] Feed(string? previous, params string[] documents) => Encoding.UTF8.GetBytes("<feed xmlns=\"http://www.w3.org/2005/Atom\">"
        + (previous?.EndsWith(".atom", StringComparison.Ordinal) == true ? $"<link rel=\"prev-archive\" href=\"{previous}\"/>" : "")
        + string.Concat((previous?.EndsWith(".json", StringComparison.Ordinal) == true ? documents.Append(previous) : documents).Select(d => $"<entry><link rel=\"related\" href=\"{d}\"/></entry>")) + "</feed>");

    private void ServeText(string path, Func<string, string> change) => Guild.Instead[path] = r =>
    {
        var text = File.ReadAllText(Path.Combine(Guild.Site, r.Path[1..]));
        var changed = change(text);
        Assert.NotEqual(text, changed);
        return r.Answer("200 OK", "", Encoding.UTF8.GetBytes(changed));
    };

    private void Amend(string name, string now)
    {
        var copy = name + Path.GetFileName(ours.Folder);
        PeerFixture.CopyFolder(Path.Combine(Guild.Folder, "guild"), Path.Combine(Guild.Folder, copy));
        Guild.Must("authority", "propose", "--rule", "every: 1 steward", "--yes", "--now", now, "--site", copy);
        Guild.Must("build", "--site", copy);
    }

    private string Site(string name, string file) => Path.Combine(Guild.Folder, name + Path.GetFileName(ours.Folder), "_site", file);

    private void Serve(string name)
    {
        var copy = Directory.Exists(Path.Combine(Guild.Folder, name + Path.GetFileName(ours.Folder))) ? name + Path.GetFileName(ours.Folder) : name;
        var site = Path.Combine(Guild.Folder, copy, "_site");
        Guild.Instead.Clear();
        Guild.Instead[""] = r => ServedGuild.From(site, "", r);
    }

    private static async Task Pour(LoopbackRequest request, Action<int> sent)
    {
        await request.Send(Ok + "\r\n");
        var bytes = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
        for (long poured = 0; poured < 10L * 1024 * 1024 * 1024; poured += bytes.Length)
        {
            await request.Send(bytes);
            sent(bytes.Length);
        }
    }
}
