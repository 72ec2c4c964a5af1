using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Publisher.Probes.Tests.OpenBadges3;
using Publisher.Probes.Tests.Reading;
using Publisher.Probes.Tests.Reports;
using Publisher.Sites;

namespace Publisher.Probes.Tests;

/// <summary>Everything the example guild publishes, before 1EdTech's probes: awards, endorsements, status lists, pictures, 2.0 documents, identities.</summary>
public sealed class PublishedExampleTests(PublishedExample example) : IClassFixture<PublishedExample>
{
    private Inspector Judge3 => new(example.Web, Graphs.Standard, example.At);

    private OpenBadges2.Inspector Judge2 => new(example.Web, example.At);

    [Fact]
    public void Every_credential_is_valid_unless_it_was_taken_back_or_is_past_its_end() =>
        Assert.All(example.Below("credentials/", ".json"), file => Expect(file, Judge3.Award(file.Bytes.Span)));

    [Fact]
    public void Every_baked_picture_holds_a_credential_that_is_as_valid() => Assert.All(example.Below("baked/", ""), file =>
    {
        Expect(file, Judge3.Award(file.Bytes.Span));
        var hosted = example.Files.Single(f => f.Path == $"assertions/{PublishedExample.IdOf(file)}.json");
        Assert.Equal(Judge2.Judge(hosted.Bytes.Span).ToString(), Judge2.Judge(file.Bytes.Span).ToString());
    });

    [Fact]
    public void Every_endorsement_is_valid() =>
        Assert.All(example.Below("endorsements/", ".json"), file => Valid(file, Judge3.Endorsement(PublishedExample.Json(file))));

    [Fact]
    public void Every_status_list_is_valid()
    {
        var lists = example.Files.Where(f => f.Path.StartsWith("status/", StringComparison.Ordinal) && PublishedExample.Json(f).IsA("BitstringStatusListCredential")).ToList();
        Assert.NotEmpty(lists);
        Assert.All(lists, file => Valid(file, Inspector.StatusList(PublishedExample.Json(file), example.Web, Graphs.Standard, example.At)));
    }

    [Fact]
    public void Every_key_that_signed_is_found_in_the_identity_document_as_well() => Assert.All(example.Below("credentials/", ".json"), file =>
    {
        foreach (var method in PublishedExample.Json(file).All("proof").Select(p => p.Text("verificationMethod")!))
        {
            Assert.Null(DidResolver.Resolve(method, example.Web, out var key, out var controller));
            Assert.Equal((method.Split('#')[1], method.Split('#')[0]), (key, controller));
        }
    });

    [Fact]
    public void Every_achievement_has_the_standards_shape() => Assert.All(
        example.Below("badges/", "achievement.json"), file => Assert.Empty(Shapes.Achievement.Check(PublishedExample.Json(file), "", isStrict: true)));

    [Fact]
    public void Every_assertion_is_valid_unless_it_says_that_it_was_taken_back() => Assert.All(example.Below("assertions/", ".json"), file =>
    {
        var (json, report) = (PublishedExample.Json(file), Judge2.Judge(file.Bytes.Span));
        if (json.Member("revoked") is { ValueKind: JsonValueKind.True })
        {
            Assert.True(report.Worst >= Outcome.Error, file.Path); // nothing is left that could be valid
            return;
        }
        Assert.DoesNotContain(PublishedExample.IdOf(file), example.TakenBack);
        string[] expected = example.HasEnded(PublishedExample.IdOf(file)) ? ["ExpirationProbe"] : [];
        Assert.True(report.Findings.Select(f => f.Probe).SequenceEqual(expected), $"{file.Path}: {report}");
        Assert.DoesNotContain(json.EnumerateObject(), m => m.Name.StartsWith("extensions:", StringComparison.Ordinal));
    });

    [Fact]
    public void Every_badge_class_and_the_issuer_are_valid() =>
        Assert.All([.. example.Below("badges/", "badgeclass.json"), .. example.Below("issuer.json", "")], file => Valid(file, Judge2.Judge(file.Bytes.Span)));

    [Theory]
    [InlineData("a letter of the name", "EmbeddedProofProbe")]
    [InlineData("jcs first", "EmbeddedProofProbe")]
    [InlineData("another issuer", "EmbeddedProofProbe")]
    [InlineData("no proof", "EmbeddedProofProbe")]
    [InlineData("a word nobody defines", "JsonLDValidationProbe")]
    [InlineData("contexts the other way round", "ContextPropertyProbe")]
    [InlineData("another type", "TypePropertyProbe")]
    [InlineData("no achievement", "CredentialSubjectProbe")]
    [InlineData("tags as one text", "JsonSchemaProbe")]
    [InlineData("an issuer by its address alone", "IssuerProbe")]
    [InlineData("an end in the past", "ExpirationProbe")]
    [InlineData("a start to come", "IssuanceProbe")]
    [InlineData("a status list that is not there", "RevocationListProbe")]
    public void The_judge_sees_what_is_done_to_an_award(string trick, string probe)
    {
        var good = example.Below("credentials/", ".json").First(f => Judge3.Award(f.Bytes.Span).Worst == Outcome.Valid);
        var award = JsonNode.Parse(good.Bytes.Span)!.AsObject();
        var (subject, proofs) = (award["credentialSubject"]!.AsObject(), award["proof"]!.AsArray());
        switch (trick)
        {
            case "a letter of the name": award["name"] = award["name"]!.GetValue<string>() + "!"; break;
            case "jcs first": award["proof"] = new JsonArray([.. proofs.Reverse().Select(p => p!.DeepClone())]); break;
            case "another issuer": award["issuer"]!["id"] = "did:web:elsewhere.example"; break;
            case "no proof": award.Remove("proof"); break;
            case "a word nobody defines": award["medal"] = "gold"; break;
            case "contexts the other way round": award["@context"] = new JsonArray([.. award["@context"]!.AsArray().Reverse().Select(c => c!.DeepClone())]); break;
            case "another type": award["type"] = new JsonArray("VerifiableCredential", "EndorsementCredential"); break;
            case "no achievement": subject.Remove("achievement"); break;
            case "tags as one text": subject["achievement"]!["tag"] = "repair"; break;
            case "an issuer by its address alone": award["issuer"] = award["issuer"]!["id"]!.DeepClone(); break;
            case "an end in the past": award["validUntil"] = "2001-01-01T00:00:00Z"; break;
            case "a start to come": award["validFrom"] = "2999-01-01T00:00:00Z"; break;
            default: award["credentialStatus"]!["statusListCredential"] = "https://elsewhere.example/status/1.json"; break;
        }
        Assert.Contains(Judge3.Award(Encoding.UTF8.GetBytes(award.ToJsonString())).Findings, f => f.Probe == probe && f.Outcome != Outcome.Valid);
    }

    private static void Valid(SiteFile file, Report report) => Assert.True(report.Worst == Outcome.Valid, $"{file.Path}: {report}");

    // Of what was taken back the list says so; of what has ended its own date does.
    private void Expect(SiteFile file, Report report)
    {
        string[] expected = example.TakenBack.Contains(PublishedExample.IdOf(file)) ? ["RevocationListProbe"] : example.HasEnded(PublishedExample.IdOf(file)) ? ["ExpirationProbe"] : [];
        Assert.True(report.Findings.Select(f => f.Probe).SequenceEqual(expected), $"{file.Path}: {report}");
    }
}
