using System.Text.Json;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Tests.Verification;
using Publisher.Testing;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Authority;

public sealed class AuthorityDocumentTests
{
    private static readonly string Text = AuthorityText(members:
    [
        Member("m1", Subject("ana"), Key(Ana, ", \"retiredAt\": \"2026-05-01T00:00:00Z\", \"affirmed\": { \"count\": 3, \"digestSRI\": \"sha256-x\" }")),
        Member("m2", Subject("ben"), Key(Ben, ", \"compromisedAt\": \"2026-04-01T00:00:00Z\""), until: ", \"until\": \"2027-01-01T00:00:00Z\""),
        Member("m3", Subject("cyd"), Key(Cyd, kept: "browser")), StandardMembers[3], StandardMembers[4],
    ], more: """
        "definitions": [ { "badges": [ "*" ], "signers": { "role": "steward" }, "quorum": 3 }, { "badges": [ "solo", "proud" ], "signers": { "members": [ "m3" ] } } ],
        "treaties": { "signers": { "role": "steward" }, "quorum": 2, "atLeastOne": { "kept": "any" } },

        """);

    [Fact]
    public void Every_member_comes_through_and_defaults_are_filled_in()
    {
        Assert.True(AuthorityDocument.TryRead(Documents.Parse(Text), out var read, out var problem), problem?.Detail);
        Assert.Equal((1, Did, null), (read.Version, read.Issuer, read.Previous));
        Assert.Equal(Sri.Of(read.Document.Bytes.Span), read.DigestSri);
        Assert.Equal(["m1", "m2", "m3", "m4", "r1"], read.Members.Select(m => m.Id));
        Assert.Equal(new AffirmedAwards(3, "sha256-x"), read.Members[0].Keys[0].Affirmed);
        Assert.Equal([KeyKept.File, KeyKept.File, KeyKept.Browser, KeyKept.File, KeyKept.Code], read.Members.Select(m => m.Keys[0].Kept));
        Assert.NotNull(read.Members[1].Keys[0].CompromisedAt);
        Assert.NotNull(read.Members[1].Roles[0].Until);
        var plain = read.Rules[1];
        Assert.Equal((1, false, false, 0, false, (KeyKept?)null), (plain.Quorum, plain.SelfAward, plain.EvidenceRequired, plain.CoolingOffDays, plain.ConsentRequired, plain.AtLeastOneKept));
        Assert.Equal(("steward", 2), (read.Rules[0].Signers.Role, read.Rules[0].Quorum));
        Assert.True(read.Rules[3].EvidenceRequired);
        Assert.Equal([false, true], new[] { read.Rules[3], read.Rules[9] }.Select(r => r.PrerequisitesRequired));
        Assert.Equal(KeyKept.Browser, read.Rules[4].AtLeastOneKept);
        Assert.Equal((7, true), (read.Rules[5].CoolingOffDays, read.Rules[5].ConsentRequired));
        Assert.Equal(["m4"], read.Rules[6].Signers.Members);
        Assert.Equal("workshop-host", read.Rules[7].Signers.HoldersOf);
        Assert.Null(read.Status.Revoke);
        Assert.Equal([new RoleQuorum("steward", 2), new RoleQuorum("recovery", 1)], read.Amendment);
        Assert.Equal((3, KeyKept.File, "steward"), (read.Definitions[0].Quorum, read.Definitions[0].AtLeastOneKept, read.Definitions[0].Signers.Role));
        Assert.Equal((1, (KeyKept?)null, "m3"), (read.Definitions[1].Quorum, read.Definitions[1].AtLeastOneKept, Assert.Single(read.Definitions[1].Signers.Members)));
        Assert.Equal((2, (KeyKept?)null, "steward"), (read.Treaties!.Quorum, read.Treaties.AtLeastOneKept, read.Treaties.Signers.Role));
    }

    [Fact]
    public void Definition_rules_know_badges_by_slug_and_treaties_fall_back_on_the_amendment()
    {
        Assert.True(AuthorityDocument.TryRead(Documents.Parse(Text), out var read, out _));
        Assert.Equal(read.Definitions, read.DefinitionsOf("proud"));
        Assert.Equal([read.Definitions[0]], read.DefinitionsOf("careful"));
        Assert.Equal([read.Treaties!], read.TreatyRules);
        var without = Version1.TreatyRules;
        Assert.Equal(("steward", 2, (KeyKept?)null), (Assert.Single(without).Signers.Role, without[0].Quorum, without[0].AtLeastOneKept));
        Assert.Empty(Version1.DefinitionsOf("solo"));
    }

    [Fact]
    public void Rules_speak_of_slugs_tags_and_all()
    {
        Assert.True(AuthorityDocument.TryRead(Documents.Parse(Text), out var read, out _));
        Assert.Equal([false, true, false, false, false, false, false, false, true, false], read.Rules.Select(r => r.AppliesTo("solo", ["craft"])));
        Assert.True((read.Rules[0] with { Badges = ["*"] }).AppliesTo("anything", []));
        Assert.False(read.Rules[8].AppliesTo("craft", ["Craft"]));
    }

    // Changes, and whether the document is then unknown (true) or wrong (false); the schema refuses all of them where it can see them.
    [Theory]
    [InlineData("\"format\": 1", "\"format\": 2", "/format", true)]
    [InlineData("\"format\": 1", "\"format\": \"1\"", "/format", false)]
    [InlineData("\"RecognitionAuthority\"", "\"Other\"", "/type", false)]
    [InlineData("\"version\": 1", "\"version\": 0", "/version", false)]
    [InlineData("\"version\": 1", "\"version\": 1, \"comment\": \"x\"", "/comment", true)]
    [InlineData("\"validFrom\": \"2026-01-10T00:00:00Z\",\n  \"members\"", "\"validFrom\": \"2026-01-10\",\n  \"members\"", "/validFrom", false)]
    [InlineData("\"previous\": null,", "", "", false)]
    [InlineData("did:web:badges.tidewater.example", "did:key:z6Mk", "/issuer", false)]
    [InlineData("\"kept\": \"browser\"", "\"kept\": \"browser\", \"note\": \"x\"", "/members/2/keys/0/note", true)]
    [InlineData("\"kept\": \"browser\"", "\"kept\": \"tpm\"", "", true)]
    [InlineData("\"id\": \"m1\", ", "", "/members/0", false)]
    [InlineData("\"subject\": \"urn", "\"subject\": { }, \"x\": \"urn", "/members/0/x", true)]
    [InlineData("\"roles\"", "\"rolls\"", "", true)]
    [InlineData("\"quorum\": 2, \"selfAward\": false", "\"quorum\": 0, \"selfAward\": false", "/rules/0/quorum", false)]
    [InlineData("\"quorum\": 2, \"selfAward\": false", "\"quorum\": 1.5, \"selfAward\": false", "/rules/0/quorum", false)]
    [InlineData("\"quorum\": 2, \"selfAward\": false", "\"quorum\": 2, \"selfAward\": \"no\"", "/rules/0/selfAward", false)]
    [InlineData("\"evidence\": \"required\"", "\"evidence\": \"always\"", "/rules/3/evidence", true)]
    [InlineData("\"consent\": \"recorded\"", "\"consent\": \"implied\"", "/rules/5/consent", true)]
    [InlineData("{ \"role\": \"friend\" }", "{ \"role\": \"friend\", \"holdersOf\": \"x\" }", "/rules/8/signers", false)]
    [InlineData("{ \"role\": \"friend\" }", "{ }", "/rules/8/signers", false)]
    [InlineData("{ \"members\": [ \"m4\" ] }", "{ \"members\": [ ] }", "/rules/6/signers/members", false)]
    [InlineData("\"badges\": [ \"solo\" ]", "\"badges\": [ ]", "/rules/1/badges", false)]
    [InlineData("{ \"quorum\": \"as-awarded\" }", "{ \"quorum\": \"anybody\" }", "/status/revoke/quorum", true)]
    [InlineData("{ \"quorum\": \"as-awarded\" }", "{ \"quorum\": 2 }", "/status/revoke", false)]
    [InlineData("\"definitions\": [ { \"badges\": [ \"*\" ]", "\"definitions\": [ { \"badges\": [ \"tag:craft\" ]", "/definitions/0/badges", false)]
    [InlineData("\"badges\": [ \"*\" ], \"signers\": { \"role\": \"steward\" }, \"quorum\": 3", "\"badges\": [ \"*\" ], \"signers\": { \"role\": \"steward\" }, \"evidence\": \"required\"", "/definitions/0/evidence", true)]
    [InlineData("\"badges\": [ \"solo\", \"proud\" ], ", "", "/definitions/1", false)]
    [InlineData("\"treaties\": { \"signers\": { \"role\": \"steward\" }", "\"treaties\": { \"signers\": { }", "/treaties/signers", false)]
    [InlineData("\"treaties\": { ", "\"treaties\": { \"badges\": [ \"*\" ], ", "/treaties/badges", true)]
    [InlineData("\"count\": 3", "\"count\": -1", "/members/0/keys/0/affirmed/count", false)]
    public void What_the_schema_does_not_name_is_refused_by_reader_and_schema(string old, string changed, string pointer, bool unknown)
    {
        Assert.Contains(old, Text, StringComparison.Ordinal);
        var document = Documents.Parse(Text.Replace(old, changed, StringComparison.Ordinal));
        Assert.False(AuthorityDocument.TryRead(document, out _, out var problem));
        Assert.True(unknown == problem.Unknown, problem.ToString());
        Assert.StartsWith(pointer, problem.Pointer, StringComparison.Ordinal);
        Assert.False(Schema().Accepts(document.Root));
    }

    // What a schema cannot say.
    [Theory]
    [InlineData("\"id\": \"m2\"", "\"id\": \"m1\"", "stands twice")]
    [InlineData("[ \"m4\" ]", "[ \"m9\" ]", "whom members does not have")]
    [InlineData("[ \"m3\" ]", "[ \"m9\" ]", "whom members does not have")]
    [InlineData("\"role\": \"recovery\", \"from\"", "\"role\": \"steward\", \"from\"", "only a printed code")]
    [InlineData("\"previous\": null", "\"previous\": { \"version\": 1, \"digestSRI\": \"sha256-x\" }", "expected 0")]
    [InlineData("did:web:badges.tidewater.example", "did:web:Badges.tidewater.example", "canonical")]
    [InlineData("2026-05-01T00:00:00Z", "2026-02-31T00:00:00Z", "expected a form like")]
    public void What_a_schema_cannot_say_the_reader_does(string old, string changed, string because)
    {
        Assert.Contains(old, Text, StringComparison.Ordinal);
        var document = Documents.Parse(Text.Replace(old, changed, StringComparison.Ordinal));
        Assert.False(AuthorityDocument.TryRead(document, out _, out var problem));
        Assert.Contains(because, problem.Detail, StringComparison.Ordinal);
        Assert.True(Schema().Accepts(document.Root));
    }

    [Fact]
    public void Schema_and_reader_accept_the_same_documents()
    {
        string[] accepted =
        [
            Text,
            AuthorityText(2, Version1),
            Text.Replace("{ \"quorum\": \"as-awarded\" }", "{ \"role\": \"steward\", \"quorum\": 3 }", StringComparison.Ordinal),
            Text.Replace("\"roles\": [ { \"role\": \"friend\", \"from\": \"2026-01-10T00:00:00Z\" } ]", "\"roles\": [ ]", StringComparison.Ordinal),
            System.Text.Encoding.UTF8.GetString(Version1.Document.Bytes.Span),
        ];
        Assert.All(accepted, text =>
        {
            var document = Documents.Parse(text);
            Assert.True(Schema().Accepts(document.Root));
            Assert.True(AuthorityDocument.TryRead(document, out _, out var problem), problem?.ToString());
        });
        Assert.Equal(accepted.Length, accepted.Distinct(StringComparer.Ordinal).Count());
    }

    private static SchemaSubset Schema() => new(JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.InRoot("docs", "authority.schema.json"))).RootElement);
}
