using System.Text.Json;
using Publisher.Authoring;
using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Diagnostics;
using Publisher.Frameworks;

namespace Publisher.Tests.Frameworks;

/// <summary>What a badge says of its worth is signed in known terms, and read back as it was said.</summary>
public sealed class WorthTests
{
    private static Worth Read(string keys, string language = "en")
    {
        var found = new DiagnosticBag();
        var content = WorthFixture.Load(keys, found, language);
        Assert.DoesNotContain(found.ToSorted(), d => d.Descriptor.Severity == Severity.Error);
        return Worth.Read(Written(content));
    }

    private static JsonElement Written(SiteContent content)
    {
        using var json = JsonDocument.Parse(AchievementWriter.Write(content.Config, content.Badges.Single(b => b.Slug == "knots"), "png", new(content.Badges, content.Pathways, content.Skills)).ToBytes());
        return json.RootElement.Clone();
    }

    [Fact]
    public void Everything_said_is_read_back()
    {
        var worth = Read(WorthFixture.Everything);
        Assert.Equal(
            [
                "ext:LearningOutcome||Ties knots that hold|https://t.example/frameworks/#learning-outcome",
                "ext:LearningOutcome|S1|Splice rope|https://skills.example/splice",
                "ext:QualificationLevel|3|EQF level 3|http://data.europa.eu/snb/eqf/3",
                "ext:CreditUnit|ECTS|European credits (ECTS)|http://data.europa.eu/snb/education-credit/6fcec5c5af",
                "ext:CreditConversion|25-30 h|One ECTS credit stands for about 25–30 hours of work|https://t.example/frameworks/#credit-conversion",
                "ext:CreditConversion|2.5 NZQCF|One ECTS credit stands for about 2.5 NZQCF credits|https://t.example/frameworks/#credit-conversion",
                "ext:NotionalWorkload|PT40H|About 40 hours of work|https://t.example/frameworks/#notional-workload",
                "ext:AssessmentType|practical|A practical task|https://t.example/frameworks/#assessment-type-practical",
                "ext:AssessmentType|oral|A talk on the quay|https://t.example/frameworks/#assessment-type-oral",
                "ext:ParticipationForm|onsite|On site|https://t.example/frameworks/#participation-form-onsite",
                "ext:SupervisionAndIdentity|identified-onsite|Supervised, identity checked on site|https://t.example/frameworks/#supervision-and-identity-identified-onsite",
                "ext:QualityAssurance||The harbour looks at it every year|https://harbour.example/quality",
                "ext:ReviewPeriod|P2Y|Looked at again within two years|https://t.example/frameworks/#review-period",
                "ext:FieldOfStudy|0215|Handicrafts|https://t.example/frameworks/#field-of-study",
                "ext:Prerequisite|sails|The badge Sails|https://t.example/badges/sails/",
                "ext:Prerequisite|harbour:tide|The badge harbour:tide|https://t.example/frameworks/#prerequisite",
                "ext:Prerequisite||The badge https://other.example/badges/x/achievement.json|https://other.example/badges/x/achievement.json",
                "ext:Profile|eu-microcredential|European approach to micro-credentials|https://t.example/frameworks/#profile-eu-microcredential",
            ],
            worth.Alignments.Select(a => $"{a.TargetType}|{a.TargetCode}|{a.TargetName}|{a.TargetUrl}"));
        Assert.Equal(("1.5", "ECTS", "Handicrafts"), (worth.Credits, worth.CreditUnitCode, worth.FieldOfStudy));
        Assert.Equal(["splice: Holds, Fair", "speed: a number from 0 to 10", "grade: C, B, A"], worth.Results.Select(r => $"{r.Key}: {r.Choices}"));
        Assert.Equal(["RubricCriterionLevel", "RawScore", "LetterGrade"], worth.Results.Select(r => r.Type));
    }

    [Fact]
    public void Every_member_is_defined_by_the_context_awards_name()
    {
        var content = WorthFixture.Load(WorthFixture.Everything, new());
        var text = """{"@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],"id":"urn:uuid:1e8f5a70-2c4b-4d19-a6f3-93b0d8c7e004","type":["VerifiableCredential","OpenBadgeCredential"],"issuer":{"id":"did:web:t.example","type":["Profile"]},"validFrom":"2026-11-20T18:30:00Z","credentialSubject":{"id":"did:web:t.example","type":["AchievementSubject"],"result":[{"type":["Result"],"resultDescription":"https://t.example/badges/knots/1.0/achievement.json#speed","value":"4"},{"type":["Result"],"achievedLevel":"https://t.example/badges/knots/1.0/achievement.json#splice.1","resultDescription":"https://t.example/badges/knots/1.0/achievement.json#splice"}],"achievement":""" + Written(content).GetRawText() + "}}";
        Assert.True(SignedDocument.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var document, out _));
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        Assert.True(JsonLdCanonicalizer.TryCanonicalize(document.Root, ContextSet.Ours, output, out var problem), problem?.Detail);
        var quads = System.Text.Encoding.UTF8.GetString(output.WrittenSpan);
        Assert.Contains("<https://t.example/badges/knots/1.0/achievement.json#splice.1>", quads, StringComparison.Ordinal);
        Assert.Contains("ext:NotionalWorkload", quads, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("es", "Cerca de 40 horas de trabajo")]
    [InlineData("de", "Etwa 40 Stunden Arbeit")]
    [InlineData("fr", "Environ 40 heures de travail")]
    public void Phrases_are_signed_in_the_language_of_the_badge(string language, string phrase) => Assert.Equal(phrase, Read("workload: PT40H", language).First(WorthTypes.Workload)!.TargetName);

    [Theory]
    [InlineData("workload: two days")]
    [InlineData("level: high")]
    [InlineData("credits: two ECTS")]
    [InlineData("credits: 2 Points")]
    [InlineData("credits: {value: 2, unit: ECTS, hours: 30-25}")]
    [InlineData("assessment: practicle")]
    [InlineData("assessment: {kind: practicle}")]
    [InlineData("profile: eu-micro")]
    [InlineData("review: soon")]
    [InlineData("requires: [Two Hands]")]
    public void What_is_no_such_thing_is_told_where_it_stands(string keys)
    {
        var found = new DiagnosticBag();
        WorthFixture.Load(keys, found);
        var told = Assert.Single(found.ToSorted(), d => d.Descriptor.Severity == Severity.Error);
        Assert.Equal((ContentDescriptors.WrongValue, 4), (told.Descriptor, told.Location.Line));
    }

    [Fact]
    public void A_version_says_what_it_said_when_it_was_first_awarded()
    {
        var then = Read(WorthFixture.Everything);
        Assert.Null(WorthChange.Of(then, Read(WorthFixture.Everything)));
        // The program's own words may change with the program; what they stand for may not.
        Assert.Null(WorthChange.Of(then, Read(WorthFixture.Everything, "de")));
        foreach (var (old, with, key) in new[]
        {
            ("1.5", "2", "credits"), ("EQF 3", "EQF 4", "level"), ("Ties knots that hold", "Ties knots", "outcomes"), ("25-30", "25", "credits"), ("sails", "knots", "requires"), ("max: 10", "max: 12", "results"),
            ("assessment: [practical", "assessment: [written", "assessment"), ("P2Y", "P3Y", "review"),
        })
        {
            Assert.Equal(key, WorthChange.Of(then, Read(WorthFixture.Everything.Replace(old, with, StringComparison.Ordinal)))?.Key);
        }
    }
}
