using System.Text;
using Publisher.Credentials.Baking;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Tests.Verification;
using Publisher.Testing;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Browser.Tests.Verifying;

/// <summary>Files of every kind: changed awards, other people's, pictures, offline files, what is no award, and what is no JSON.</summary>
internal static class FileScenarios
{
    private static readonly byte[] Two = SignAward(AwardText(validUntil: "2029-11-20T18:30:00Z", tags: """ "tag": [ "craft", "rope" ],"""), Ana, Ben).Bytes.ToArray();
    private static readonly byte[] Rich = SignAward(AwardText("proven",
        identifier: """ "identifier": [ { "type": "IdentityObject", "hashed": true, "identityHash": "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399", "identityType": "emailAddress", "salt": "Kosher" } ],""",
        evidence: """ "evidence": [ { "id": "https://badges.tidewater.example/evidence/a/n.txt", "type": [ "Evidence" ], "name": "Notes – Łódź 🪢", "narrative": "Two \"evenings\".\n" } ],"""), Cyd).Bytes.ToArray();

    public static IEnumerable<Scenario> All(int step, int damaged)
    {
        var did = DidKey.From(Stranger.PublicKey);
        var foreign = Foreign(did);
        yield return new GuildSite().With("changed", [.. AwardCases.Changed("two signers", Two, step), .. AwardCases.Changed("evidence", Rich, step, 1), .. AwardCases.Changed("did:key", foreign, step, 2)]);
        yield return new GuildSite().With("damaged", [.. AwardCases.Damaged("two signers", Two, 1, damaged), .. AwardCases.Damaged("evidence", Rich, 2, damaged), .. AwardCases.Damaged("did:key", foreign, 3, damaged)]);
        yield return new GuildSite().With("others'", Others(did));
        yield return new GuildSite().With("files", Files());
        yield return new GuildSite().With("pictures", Pictures());
        yield return new GuildSite().With("texts", Texts());
    }

    private static byte[] Foreign(string did, string? changed = null, params Cryptosuite[] suites)
    {
        var text = ForeignText(did);
        var signed = Documents.WithProofs(text, Documents.Sign(text, did, Stranger, Signed, suites));
        return Encoding.UTF8.GetBytes(changed is null ? signed : signed.Replace("\"Workshop Host\"", changed, StringComparison.Ordinal));
    }

    private static string ForeignText(string did)
    {
        var text = AwardText("solo").Replace($"\"id\": \"{Did}\"", $"\"id\": \"{did}\"", StringComparison.Ordinal);
        var start = text.IndexOf("\"credentialStatus\"", StringComparison.Ordinal);
        return text[..start] + text[(text.IndexOf("},", start, StringComparison.Ordinal) + 2)..];
    }

    private static IEnumerable<Case> Others(string did)
    {
        yield return new("both", Foreign(did));
        yield return new("rdfc", Foreign(did, null, Cryptosuite.EddsaRdfc2022));
        yield return new("jcs", Foreign(did, null, Cryptosuite.EddsaJcs2022));
        yield return new("another name", Foreign(did, "\"Other\""));
        yield return new("a status list elsewhere", Encoding.UTF8.GetBytes(Documents.WithProofs(Status(did), Documents.Sign(Status(did), did, Stranger, Signed))));
        yield return new("did:web elsewhere", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Foreign(did)).Replace(did, "did:web:other.example", StringComparison.Ordinal)));
        yield return new("an issuer by address", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Foreign(did)).Replace(did, "https://other.example/issuer", StringComparison.Ordinal)));
        var text = ForeignText(did);
        (string Old, string New)[] changes =
        [
            ("context-3.0.3.json", "context-3.0.2.json"), ("context-3.0.3.json", "context-9.json"), ("https://www.w3.org/ns/credentials/v2", "https://www.w3.org/2018/credentials/v1"),
            ("[ \"Achievement\" ]", "\"Achievement\""), (",\n    \"OpenBadgeCredential\"", ""), ("\"OpenBadgeCredential\"", "\"VerifiablePresentation\""), ("\"validFrom\"", "\"issuanceDate\""),
            ("2026-11-20T18:30:00Z", "2026-11-20T18:30:00.5+02:00"), ("2026-11-20T18:30:00Z", "yesterday"), ("\"description\": \"Runs", "\"description\": { \"@value\": \"Hallo\", \"@language\": \"de\" }, \"x\": \"Runs"),
            ("\"name\": \"Workshop Host\"", "\"name\": { \"@value\": \"Hallo\", \"@language\": \"de-AT\" }"), ("\"name\": \"Workshop Host\"", "\"name\": null"), ("\"version\": \"1.0\"", "\"version\": 1.5"),
            ("\"version\": \"1.0\"", "\"version\": \"1.0\", \"creditsAvailable\": 1e-7"), ("\"version\": \"1.0\"", "\"version\": \"1.0\", \"creditsAvailable\": 2.50"), ("\"version\": \"1.0\"", "\"version\": \"1.0\", \"creditsAvailable\": 1e21"),
            ("\"version\": \"1.0\"", "\"version\": \"1.0\", \"creditsAvailable\": -0.0"), ("\"credentialSubject\"", "\"termsOfUse\": {}, \"credentialSubject\""),
            ("\"id\": \"https://badges.tidewater.example/credentials", "\"id\": \"credentials"), ("\"type\": [ \"Profile\" ]", "\"type\": [ \"Profile\", \"https://a.example/T\" ]"),
        ];
        foreach (var (old, @new) in changes)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            var changed = text.Replace(old, @new, StringComparison.Ordinal);
            yield return new($"unsigned: {@new}", changed);
            foreach (var suite in Enum.GetValues<Cryptosuite>())
            {
                if (TrySign(changed, did, suite) is { } signed)
                {
                    yield return new($"{suite}: {@new}", signed);
                }
            }
        }
    }

    private static string? TrySign(string text, string did, Cryptosuite suite)
    {
        try
        {
            return Documents.WithProofs(text, Documents.Sign(text, did, Stranger, Signed, suite));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Status(string did) => AwardText("solo").Replace($"\"id\": \"{Did}\"", $"\"id\": \"{did}\"", StringComparison.Ordinal);

    private static IEnumerable<Case> Files()
    {
        var award = Encoding.UTF8.GetString(Two);
        yield return new("nothing", "");
        yield return new("spaces", "  \n");
        yield return new("a number", "42");
        yield return new("an empty object", "{}");
        yield return new("an empty array", "[]");
        yield return new("proofs alone", """[ { "type": "DataIntegrityProof" } ]""");
        yield return new("a mark first", [0xEF, 0xBB, 0xBF, .. Two]);
        yield return new("not UTF-8", [.. Two[..40], 0xFF, .. Two[40..]]);
        yield return new("too long", award + new string(' ', 256 * 1024));
        yield return new("just not too long", award + new string(' ', (256 * 1024) - Two.Length));
        yield return new("a JWT", "eyJhbGciOiJFZERTQSJ9.eyJ2YyI6e319.c2ln");
        yield return new("a JWT and spaces", " eyJhbGciOiJFZERTQSJ9.eyJ2YyI6e319.c2ln\n");
        yield return new("rules", Version1.Document.Bytes.ToArray());
        yield return new("a decision", new TestDecision().Sign(Ana, Ben).Bytes.ToArray());
        yield return new("a DID document", """{ "verificationMethod": [] }""");
        yield return new("a presentation", """{ "type": [ "VerifiablePresentation" ] }""");
        foreach (var type in (string[])["Achievement", "BadgeClass", "Issuer", "Profile", "Endorsement", "RevocationList", "CryptographicKey", "Thing"])
        {
            yield return new(type, $$"""{ "type": "{{type}}" }""");
        }
        var documents = new GuildSite().With("", []).Documents;
        yield return new("offline file", Bundle(award, documents));
        yield return new("offline file without rules", Bundle(award, documents.Where(d => !d.Key.StartsWith("authority", StringComparison.Ordinal)).ToDictionary()));
        yield return new("offline file with other rules", Bundle(award, documents.ToDictionary(d => d.Key, d => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(d.Value).Replace("\"steward\"", "\"friend\"", StringComparison.Ordinal)))));
        yield return new("offline file of a changed award", Bundle(award.Replace("Workshop Host", "Workshop Guest", StringComparison.Ordinal), documents));
        yield return new("offline file of nothing", Bundle("", documents));
        yield return new("offline file of another format", Bundle(award, documents).Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal));
        yield return new("offline file with more", Bundle(award, documents).Replace("\"format\"", "\"x\": 1, \"format\"", StringComparison.Ordinal));
        yield return new("offline file without its award", Bundle(award, documents).Replace("\"credential\": \"", "\"credential\": \"x", StringComparison.Ordinal));
        yield return new("a long offline file", Bundle(award + new string(' ', 200 * 1024), documents.Append(new("x", new byte[100 * 1024].Select(_ => (byte)' ').ToArray())).ToDictionary()));
    }

    private static string Bundle(string award, IReadOnlyDictionary<string, byte[]> documents)
    {
        var all = new System.Text.Json.Nodes.JsonObject(documents.Select(d => KeyValuePair.Create<string, System.Text.Json.Nodes.JsonNode?>($"{Base}/{d.Key}", Encoding.UTF8.GetString(d.Value))))
        {
            [$"{Base}/credentials/aaaabbbbccccdddd.json"] = award,
        };
        return $$"""{ "type": "PublisherBundle", "format": 1, "credential": "{{Base}}/credentials/aaaabbbbccccdddd.json", "documents": {{all.ToJsonString()}} }""";
    }

    private static IEnumerable<Case> Pictures()
    {
        var png = File.ReadAllBytes(Directory.EnumerateFiles(RepositoryFiles.InRoot("content"), "*.png", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First());
        var svg = Encoding.UTF8.GetBytes("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>""");
        var credential = new BakedContent { Credential = Two };
        var assertion = new BakedContent { Assertion = Encoding.UTF8.GetBytes("""{ "@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "https://other.example/a.json", "recipient": { "type": "email", "hashed": false, "identity": "a@b.example" }, "badge": "https://other.example/b.json", "verification": { "type": "hosted" }, "issuedOn": "2026-01-01T00:00:00Z" }""") };
        foreach (var (name, picture) in new[] { ("PNG", png), ("SVG", svg) })
        {
            yield return new(name, picture);
            Assert.True(BakedImage.TryBake(picture, credential, out var baked, out _));
            yield return new(name + " with an award", baked);
            Assert.True(BakedImage.TryBake(picture, credential with { Assertion = assertion.Assertion }, out var both, out _));
            yield return new(name + " with both", both);
            Assert.True(BakedImage.TryBake(picture, assertion, out var hosted, out _));
            yield return new(name + " with a hosted award", hosted);
            foreach (var damaged in AwardCases.Damaged(name, baked, 7, 40))
            {
                yield return damaged with { Name = "baked " + damaged.Name };
            }
        }
        var text = Encoding.UTF8.GetString(svg);
        string[] odd =
        [
            "<svg/>", "<html/>", "<svg xmlns=\"http://www.w3.org/2000/svg\">", "<!DOCTYPE svg [<!ENTITY a \"b\">]>" + text, "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">" + text,
            "<?xml version=\"1.0\" encoding=\"latin1\"?>" + text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- [ -->" + text,
            text.Replace("<path", "<openbadges:x xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"/><path", StringComparison.Ordinal),
            text.Replace("<path", "<o:credential xmlns:o=\"https://purl.imsglobal.org/ob/v3p0\"> \n<![CDATA[{}]]> </o:credential><path", StringComparison.Ordinal),
            text.Replace("<path", "<o:credential xmlns:o=\"https://purl.imsglobal.org/ob/v3p0\" verify=\"eyJh.e30.c2ln\"/><path", StringComparison.Ordinal),
            text.Replace("<path", "<o:credential xmlns:o=\"https://purl.imsglobal.org/ob/v3p0\" verify=\"x\">{}</o:credential><path", StringComparison.Ordinal),
            text.Replace("<path", "<o:credential xmlns:o=\"https://purl.imsglobal.org/ob/v3p0\"><b/></o:credential><path", StringComparison.Ordinal),
            text.Replace("<path", "<o:assertion xmlns:o=\"http://openbadges.org\" verify=\"https://other.example/a.json\"/><path", StringComparison.Ordinal),
        ];
        foreach (var one in odd)
        {
            yield return new("SVG: " + one, one);
        }
    }

    // What JSON may hold: spellings, marks, numbers and depths. Each stands in an award that is otherwise good.
    private static IEnumerable<Case> Texts()
    {
        var award = Encoding.UTF8.GetString(Two);
        string[] values =
        [
            "\"\\u0041\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"\\ude00\\ud83d\"", "\"\\\\ud83d\"", "\"\\x\"", "\"\t\"", "\"\u007f\u0085\"", "1e400", "-0", "01", "1.", ".5", "1e5", "true", "null", "[]", "[[1]]", "{}", "{\"@id\":\"x\"}", "nul", "\"",
            new string('[', 28) + new string(']', 28), new string('[', 31) + new string(']', 31), new string('[', 32) + new string(']', 32), new string('1', 400), "\"a\",\"name\":\"b\"", "\"a\",\"n\\u0061me\":\"b\"",
        ];
        foreach (var value in values)
        {
            yield return new($"name is {value}", award.Replace("\"name\": \"Workshop Host\"", $"\"name\": {value}", StringComparison.Ordinal));
        }
        foreach (var name in (string[])["id", "type", "@context", "issuer", "proof", "cryptosuite", "created", "tag"])
        {
            yield return new($"{name} is spelt with a number", award.Replace($"\"{name}\":", $"\"\\u{(int)name[0]:x4}{name[1..]}\":", StringComparison.Ordinal));
        }
        yield return new("commas at the end", award.Replace("\"rope\" ]", "\"rope\", ]", StringComparison.Ordinal));
        yield return new("a comment", "// award\n" + award);
        yield return new("something behind", award + "x");
    }
}
