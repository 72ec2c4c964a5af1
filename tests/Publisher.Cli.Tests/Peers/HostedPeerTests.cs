using System.Text;
using Publisher.Cli.Network;
using Publisher.Cli.Peers;
using Publisher.Cli.Tests.Network;
using Publisher.Testing;

namespace Publisher.Cli.Tests.Peers;

/// <summary>A BadgeFed server on this computer, as tryvocalcat/badgefed answers at c55392f, and what comes of listing it; then the same server misbehaving.</summary>
public sealed class HostedPeerTests : IDisposable
{
    private const string Recipient = "https://social.example/@secret";
    private static readonly byte[] Png = File.ReadAllBytes(RepositoryFiles.InRoot("tests", "sites", "valid", "minimal", "content", "badges", "first-light", "1.0", "image.png"));
    private readonly TemporaryFolder folder = new();
    private readonly LoopbackServer server = new();
    private readonly Dictionary<string, string> instead = new(StringComparer.Ordinal);

    public HostedPeerTests()
    {
        server.Behaviour = Answer;
        Directory.CreateDirectory(folder["site"]);
        File.WriteAllText(folder["site/site.config.yml"], "title: Guilds of the Coast\nbaseUrl: https://coast.example\npeers: []\n");
    }

    private string Origin => $"http://badges.localhost:{server.Port}";

    private string Actor => Origin + "/actors/badges.localhost/boats";

    public void Dispose()
    {
        server.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void It_is_listed_pulled_to_the_end_and_shown_as_hosted_and_names_nobody()
    {
        var said = Must("peer", "add", Actor, "--badgefed", "--name", "boats", "--insecure-local");
        Assert.Contains("nothing: whoever runs the server can change every word", said, StringComparison.Ordinal);
        Assert.Contains("boats: 2 badges hosted there, and 2 awards; nothing of it is signed", said, StringComparison.Ordinal);
        Assert.Contains($"peers:\n  - name: boats\n    url: {Actor}\n    kind: badgefed\n", File.ReadAllText(folder["site/site.config.yml"]), StringComparison.Ordinal);
        Assert.Equal(Documents()["/openbadge/class/11"], File.ReadAllText(Kept("badges/11.json")));
        Assert.Equal(Documents()["/actors/badges.localhost/boats"], File.ReadAllText(Kept("actor.json")));
        Assert.Equal(Png, File.ReadAllBytes(Kept("badges/11.png")));
        Assert.All(Directory.EnumerateFiles(folder["site/content"], "*", SearchOption.AllDirectories), f => Assert.DoesNotContain("secret", File.ReadAllText(f), StringComparison.Ordinal));

        Assert.Contains("nothing new to keep", Must("sync", "--insecure-local"), StringComparison.Ordinal);
        Must("build");
        var page = File.ReadAllText(folder["site/_site/federation/boats/index.html"]);
        Assert.Contains("hosted there and not signed", page, StringComparison.Ordinal);
        Assert.Contains("Caulker", page, StringComparison.Ordinal);
        Assert.Contains("seen     20 November 2026", Must("peer", "list"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/actors/badges.localhost/boats", "\"id\":\"ORIGIN/actors/badges.localhost/boats\"", "\"id\":\"https://elsewhere.example/\"", "PUB0931", "it says that it stands at https://elsewhere.example/", 1)]
    [InlineData("/actors/badges.localhost/boats", "ORIGIN/actors/badges.localhost/boats/outbox", "https://elsewhere.example/outbox", "PUB0931", "no outbox on its own server", 1)]
    [InlineData("/actors/badges.localhost/boats", "{", "<!doctype html>{", "PUB0931", "a web page stands there", 1)]
    [InlineData("/actors/badges.localhost/boats/outbox", "ORIGIN/actors/badges.localhost/boats/outbox?page=true", "https://elsewhere.example/page", "PUB0918", "on another server", 0)]
    [InlineData("/actors/badges.localhost/boats/outbox", "ORIGIN/actors/badges.localhost/boats/outbox?page=true", "ORIGIN/actors/badges.localhost/boats/outbox", "PUB0918", "a page that it led to before", 0)]
    [InlineData("/actors/badges.localhost/boats/outbox?page=true", "max_id=2", "max_id=3", "PUB0918", "it says what it said before, and leads on", 0)]
    [InlineData("/actors/badges.localhost/boats/outbox?page=true", "{", "<html>", "PUB0918", "a web page stands there", 0)]
    [InlineData("/openbadge/class/11", "/actors/badges.localhost/boats\"", "/actors/badges.localhost/others\"", "PUB0916", "not of ORIGIN/actors/badges.localhost/boats", 0)]
    [InlineData("/openbadge/class/11", "\"id\":\"ORIGIN/openbadge/class/11\"", "\"id\":\"ORIGIN/openbadge/class/13\"", "PUB0916", "it says that it stands at ORIGIN/openbadge/class/13", 0)]
    [InlineData("/openbadge/class/11", "ORIGIN/uploads/11.png", "https://elsewhere.example/11.png", "PUB0916", "does not lie below ORIGIN", 0)]
    [InlineData("/openbadge/class/11", "ORIGIN/uploads/11.png", "ORIGIN/openbadge/class/12", "PUB0916", "the picture is not taken", 0)]
    public void What_lies_is_told_and_the_last_good_copy_stays(string path, string old, string with, string code, string words, int exit)
    {
        Must("peer", "add", Actor, "--badgefed", "--name", "boats", "--insecure-local");
        var before = File.ReadAllText(Kept("badges/11.json"));
        var honest = Documents()[path];
        instead[path] = honest.Replace(old.Replace("ORIGIN", Origin, StringComparison.Ordinal), with.Replace("ORIGIN", Origin, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.NotEqual(honest, instead[path]);
        var (was, output, error) = Run(new(), "sync", "--insecure-local");
        Assert.True(was == exit, output + error);
        Assert.Contains(code, error, StringComparison.Ordinal);
        Assert.Contains(words.Replace("ORIGIN", Origin, StringComparison.Ordinal), error, StringComparison.Ordinal);
        Assert.True(File.Exists(Kept("badges/11.json")) && File.Exists(Kept("badges/12.json")));
        if (code is "PUB0918" or "PUB0931")
        {
            Assert.Equal(before, File.ReadAllText(Kept("badges/11.json")));
            Assert.Contains("\"standing\": \"stale\"", File.ReadAllText(Kept("seen.json")), StringComparison.Ordinal);
        }
        Must("build");
    }

    [Fact]
    public void An_outbox_without_an_end_and_one_of_gigabytes_are_left()
    {
        Must("peer", "add", Actor, "--badgefed", "--name", "boats", "--insecure-local");
        var page = 0;
        server.Behaviour = r => r.Path.Contains("page=true", StringComparison.Ordinal)
            ? r.Answer("200 OK", "", Encoding.UTF8.GetBytes($$"""{"type":"OrderedCollectionPage","orderedItems":[{{Create(1000 + ++page, 11)}}],"next":"{{Actor}}/outbox?page=true&n={{page}}"}""")) : Answer(r);
        Assert.Contains("it goes on and on: more than 5 pages", Run(new() { Pages = 5 }, "sync", "--insecure-local").Error, StringComparison.Ordinal);
        server.Behaviour = r => r.Path.Contains("page=true", StringComparison.Ordinal) ? r.Answer("200 OK", "", new byte[300_000]) : Answer(r);
        Assert.Contains("is longer than 256 KiB", Run(new() { FeedBytes = 256 * 1024 }, "sync", "--insecure-local").Error, StringComparison.Ordinal);
        Must("build");
    }

    [Fact]
    public void A_page_names_notes_and_badges_of_its_actor_and_nothing_else()
    {
        var items = $"{Create(1, 11)},{Create(2, 11)},{Create(2, 12)},{Create(3, 13).Replace("attributedTo\":\"", "attributedTo\":\"x", StringComparison.Ordinal)},null,7,\"x\",{{\"type\":\"Announce\",\"object\":\"x\"}},{{\"type\":\"Create\",\"object\":{{\"id\":7}}}}";
        Assert.True(HostedPage.TryRead(Encoding.UTF8.GetBytes($$"""{"type":"OrderedCollectionPage","orderedItems":[{{items}}],"next":"https://a.example/outbox?page=true&max_id=7&x=1"}"""), 100_000, Actor, out var page, out _));
        Assert.Equal([$"{Origin}/grant/1", $"{Origin}/grant/2"], page.Notes);
        Assert.Equal([11, 12], page.Badges);
        Assert.Equal("https://a.example/outbox?page=true&max_id=7&x=1&maxId=7", page.Next);
        Assert.True(HostedPage.TryRead("""{"type":"OrderedCollection","totalItems":0}"""u8.ToArray(), 100_000, Actor, out page, out _));
        Assert.Equal((null, 0), (page.Next, page.Notes.Length));
        Assert.False(HostedPage.TryRead("""{"type":"Note"}"""u8.ToArray(), 100_000, Actor, out _, out var problem));
        Assert.Equal("it is no collection of ActivityStreams", problem);
    }

    private string Kept(string name) => folder["site/content/peers/boats/" + name];

    private (int Exit, string Out, string Error) Run(SyncLimits limits, params string[] arguments) =>
        CliRun.Run(folder.Path, CliRun.Impatient, new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero), limits, [.. arguments, "--site", "site"]);

    private string Must(params string[] arguments)
    {
        var (exit, output, error) = Run(new(), arguments);
        Assert.True(exit == 0, output + error);
        return output;
    }

    private string Create(int number, int badge) =>
        $$$$"""{"id":"{{{{Origin}}}}/grant/{{{{number}}}}/activity","type":"Create","actor":"{{{{Actor}}}}","object":{"id":"{{{{Origin}}}}/grant/{{{{number}}}}","type":"Note","content":"<h1>x</h1>","attributedTo":"{{{{Actor}}}}","to":["{{{{Recipient}}}}"],"attachment":[{"_context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"{{{{Origin}}}}/openbadge/{{{{number}}}}","recipient":{"type":"url","identity":"{{{{Recipient}}}}","hashed":false},"badge":{"type":"BadgeClass","id":"{{{{Origin}}}}/openbadge/class/{{{{badge}}}}","issuer":{"url":"{{{{Actor}}}}"}}}]}}""";

    private string Class(int number, string name) =>
        $$$"""{"@context":"https://w3id.org/openbadges/v2","type":"BadgeClass","id":"{{{Origin}}}/openbadge/class/{{{number}}}","name":"{{{name}}}","description":"Keeps the water out","image":"{{{Origin}}}/uploads/{{{number}}}.png","criteria":{"narrative":"Caulked a hull."},"issuer":{"type":"Profile","url":"{{{Actor}}}","email":"boats@badges.localhost"}}""";

    private Dictionary<string, string> Documents() => new(StringComparer.Ordinal)
    {
        ["/actors/badges.localhost/boats"] = $$"""{"@context":"https://www.w3.org/ns/activitystreams","id":"{{Actor}}","type":"Service","outbox":"{{Actor}}/outbox","name":"Boat Club","summary":"<p>We mend boats.</p>"}""",
        ["/actors/badges.localhost/boats/outbox"] = $$"""{"id":"{{Actor}}/outbox","type":"OrderedCollection","totalItems":2,"orderedItems":["{{Actor}}/outbox?page=true"]}""",
        ["/actors/badges.localhost/boats/outbox?page=true"] = $$"""{"type":"OrderedCollectionPage","orderedItems":[{{Create(2, 12)}}],"next":"{{Actor}}/outbox?page=true&max_id=2"}""",
        ["/actors/badges.localhost/boats/outbox?page=true&max_id=2&maxId=2"] = $$"""{"type":"OrderedCollectionPage","orderedItems":[{{Create(1, 11)}}]}""",
        ["/openbadge/class/11"] = Class(11, "Caulker"),
        ["/openbadge/class/12"] = Class(12, "Rower"),
    };

    // It knows maxId alone, whatever it writes itself, and leads whoever would take a web page to one.
    private Task Answer(LoopbackRequest request)
    {
        if (request.Path.StartsWith("/uploads/", StringComparison.Ordinal))
        {
            return request.Answer("200 OK", "", Png);
        }
        if (request.Head.Contains("text/html", StringComparison.Ordinal))
        {
            return request.Answer("302 Found", $"Location: {Origin}/view\r\n", default);
        }
        var asked = request.Path.Contains("page=true", StringComparison.Ordinal) && !request.Path.Contains("maxId=2", StringComparison.Ordinal) ? "/actors/badges.localhost/boats/outbox?page=true" : request.Path;
        var text = instead.GetValueOrDefault(asked) ?? Documents().GetValueOrDefault(asked);
        return text is null ? request.Answer("404 Not Found", "", default) : request.Answer("200 OK", "", Encoding.UTF8.GetBytes(text));
    }
}
