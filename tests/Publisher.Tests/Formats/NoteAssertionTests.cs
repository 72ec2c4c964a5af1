using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges2;
using Publisher.Credentials.Verification;

namespace Publisher.Tests.Formats;

/// <summary>The Open Badges 2.0 Assertion inside a note, by the rules under which a BadgeFed server takes one in.</summary>
public sealed class NoteAssertionTests
{
    private const string Base = "https://badges.tidewater.example/";
    private const string OpenBadges = "https://w3id.org/openbadges/v2";
    private const string ByProfile = "ffffffffffffffff";
    private static readonly RenderedSite Full = new(Guilds.Full().Build());

    [Fact]
    public void A_BadgeFed_server_finds_everything_it_looks_for()
    {
        var note = Note(Full, ByProfile);
        Assert.Null(note["inReplyTo"]);
        Assert.All((string[])["to", "cc", "attachment"], name => Assert.Equal(JsonValueKind.Array, note[name]!.GetValueKind()));
        Assert.True(DateTime.TryParse((string)note["published"]!, out _));
        // It takes whatever names Open Badges 2.0 somewhere, and nothing that names its own older form.
        var attachment = note["attachment"]![0]!;
        Assert.Contains(OpenBadges, attachment.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("vocalcat", note.ToJsonString(), StringComparison.Ordinal);
        var read = attachment.Deserialize<TakenIn>(JsonSerializerOptions.Web)!;
        Assert.Equal(("First Solder", "A joint that holds"), (read.Badge.Name, read.Badge.Description));
        Assert.Equal(Base + "badges/first-solder/1.0/image.png", read.Badge.Image);
        Assert.Equal("Solder ten joints. Pull on each.", read.Badge.Criteria.Narrative);
        Assert.Equal((string)note["attributedTo"]!, read.Badge.Issuer.Url);
        Assert.Equal("https://social.example/@robin", read.Recipient.Identity);
        Assert.Equal(("url", false), (read.Recipient.Type, read.Recipient.Hashed));
        Assert.NotNull(read.Evidence);
        Assert.Equal(new(2025, 12, 24), DateOnly.FromDateTime(read.IssuedOn));
        // What it has already it knows by the last part of an address, whichever of the two it met first.
        Assert.Equal(ByProfile + ".json", read.Id[(read.Id.LastIndexOf('/') + 1)..]);
        Assert.EndsWith("/" + ByProfile + ".json", (string)note["id"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_what_the_hosted_documents_say()
    {
        var inside = Inside(Full, ByProfile);
        var badge = inside["badge"]!.AsObject();
        var issuer = badge["issuer"]!.AsObject();
        Assert.Equal(Base + "ap/actor.json", (string)issuer["url"]!);
        issuer["url"] = Json(Full, "issuer.json")["url"]!.DeepClone();
        AssertSame(Json(Full, "issuer.json"), issuer);
        badge["issuer"] = (string)issuer["id"]!;
        AssertSame(Json(Full, "badges/first-solder/1.0/badgeclass.json"), badge);
        inside["badge"] = (string)badge["id"]!;
        Assert.Empty(inside["evidence"]!.AsArray());
        inside.Remove("evidence");
        AssertSame(Json(Full, $"assertions/{ByProfile}.json"), inside);
    }

    [Fact]
    public void The_programs_own_reader_of_2_0_takes_it()
    {
        var inside = Inside(Full, ByProfile);
        var document = Document(inside.ToJsonString());
        var hosted = new Hosted(Full, (string)inside["id"]!, document.Bytes);
        var report = HostedVerifier.Verify(document, hosted, new() { At = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), Holder = "https://social.example/@robin" });
        Assert.Equal(CredentialState.Valid, report.State);
        Assert.Equal(Verdict.Passed, report[CheckName.Holder].Verdict);
    }

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaa", "held by a urn:uuid that is nobody's address")]
    [InlineData("eeeeeeeeeeeeeeee", "revoked")]
    [InlineData("hhhhhhhhhhhhhhhh", "replaced")]
    public void Where_2_0_cannot_say_it_truly_there_is_none(string award, string why) =>
        Assert.False(Note(Full, award)["attachment"]!.AsArray().Any(a => (string)a!["type"]! == "Assertion"), why);

    [Fact]
    public void A_revoked_award_of_somebody_with_a_profile_has_none()
    {
        var site = Site(new() { State = CredentialState.Revoked, Reason = "Not hers" });
        Assert.Equal("Document", (string)Note(site, "one")["attachment"]!.AsArray()[^1]!["type"]!);
        Assert.DoesNotContain(OpenBadges, Note(site, "one").ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hashed_address_is_not_told_as_a_profile()
    {
        var email = new JsonObject { ["type"] = "IdentityObject", ["hashed"] = true, ["identityHash"] = "sha256$ecf5409f3f4b91ab60cc5ef4c02aef7032354375e70cf4d8e43f6a1d29891942", ["identityType"] = "emailAddress", ["salt"] = "deadsea" };
        Assert.DoesNotContain(OpenBadges, Note(Site(new() { Identifier = email }), "one").ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_address_to_write_to_there_is_none() =>
        Assert.DoesNotContain(OpenBadges, Note(Site(new(), contact: null), "one").ToJsonString(), StringComparison.Ordinal);

    private static RenderedSite Site(GuildBuilder.AwardOptions options, string? contact = "hello@tidewater.example") => new(
        new GuildBuilder { Contact = contact, Fediverse = new() { Handle = "badges", Location = new("site.config.yml") } }
            .Badge("one", "One", "d", "c").Rule(1, "one").Award("one", "one", "https://social.example/@ana", new(2026, 1, 2), options).Build());

    private static JsonNode Note(RenderedSite site, string award) => JsonNode.Parse(site.Text($"ap/notes/{award}.json"))!;

    // Under the name that 2.0 itself has for its context.
    private static JsonObject Inside(RenderedSite site, string award) => JsonNode.Parse(Note(site, award)["attachment"]![0]!.ToJsonString().Replace("\"_context\"", "\"@context\"", StringComparison.Ordinal))!.AsObject();

    private static JsonObject Json(RenderedSite site, string path) => JsonNode.Parse(site.Text(path))!.AsObject();

    private static void AssertSame(JsonNode expected, JsonNode actual) => Assert.True(JsonNode.DeepEquals(expected, actual), $"{expected}\n{actual}");

    private static SignedDocument Document(string json) => SignedDocument.TryParse(Encoding.UTF8.GetBytes(json), out var document, out var problem) ? document : throw new InvalidOperationException(problem.Detail);

    // What a server that hosts it in this form would answer; all else is the site's.
    private sealed class Hosted(RenderedSite site, string address, ReadOnlyMemory<byte> hosted) : IIssuerDocuments
    {
        public string Source => "a server";

        public DocumentAnswer Find(string asked, int mostBytes) => asked == address ? DocumentAnswer.Found(hosted)
            : site.Site.Find(asked[Base.Length..]) is { } file ? DocumentAnswer.Found(file.Bytes) : DocumentAnswer.Absent("not there");
    }

    private sealed record TakenIn(string Type, string Id, TakenIn.Whom Recipient, TakenIn.What Badge, DateTime IssuedOn, TakenIn.Piece[] Evidence)
    {
        public sealed record Whom(string Type, string Identity, bool Hashed);

        public sealed record What(string Type, string Id, string Name, string Description, string Image, How Criteria, Who Issuer);

        public sealed record How(string Narrative);

        public sealed record Who(string Type, string Id, string Name, string Url, string Email);

        public sealed record Piece(string? Type, string? Id, string? Narrative);
    }
}
