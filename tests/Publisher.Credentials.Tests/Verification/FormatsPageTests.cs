using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Keys;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Verification;
using Publisher.Testing;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Verification;

/// <summary>docs/formats.md shows real, signed documents: exactly these, and they verify. PUBLISHER_WRITE_EXAMPLES=1 writes them into the page anew.</summary>
public sealed partial class FormatsPageTests
{
    private static readonly (string Name, Func<string> Text)[] Examples =
    [
        ("authority", () => FormatExamples.AuthorityExample), ("award", () => FormatExamples.AwardExample), ("proofs", () => FormatExamples.FurtherProofs),
        ("status-list", () => FormatExamples.StatusListExample), ("did", () => FormatExamples.DidDocumentExample), ("decision", () => FormatExamples.DecisionExample),
        ("endorsement", () => FormatExamples.EndorsementExample), ("approval", () => FormatExamples.ApprovalExample),
        ("treaty", () => FormatExamples.TreatyExample),
    ];

    [Fact]
    public void The_page_shows_exactly_these_documents()
    {
        var path = RepositoryFiles.InRoot("docs", "formats.md");
        if (Environment.GetEnvironmentVariable("PUBLISHER_WRITE_EXAMPLES") == "1")
        {
            File.WriteAllText(path, Example().Replace(File.ReadAllText(path), m => $"<!-- example: {m.Groups[1].Value} -->\n```json\n{Examples.Single(e => e.Name == m.Groups[1].Value).Text()}```\n"));
        }
        var shown = Shown();
        Assert.Equal(Examples.Select(e => e.Name).Order(StringComparer.Ordinal), shown.Keys.Order(StringComparer.Ordinal));
        Assert.All(Examples, e => Assert.Equal(e.Text(), shown[e.Name]));
    }

    [Fact]
    public void The_documents_on_the_page_verify_together()
    {
        var shown = Shown();
        var chain = Chain(FormatExamples.Read(shown["authority"]));
        Assert.True(ControllerDocument.TryRead(Documents.Parse(shown["did"]), out var controller, out var problem), problem);
        var material = new IssuerMaterial
        {
            Issuer = Did,
            Authority = chain,
            Controller = controller,
            StatusLists = ImmutableDictionary<string, SignedDocument>.Empty.Add(Base + "/status/1.json", Documents.Parse(shown["status-list"])),
        };
        Assert.True(ProofSplice.TrySplice(Documents.Parse(shown["award"]), [Documents.Parse(shown["proofs"])], out var published, out var unspliced), unspliced?.Detail);
        var report = Verify(published, material, Question(holder: FormatExamples.Email, salt: FormatExamples.Salt));
        StateTests.AssertState(CredentialState.Valid, report);
        Assert.Equal(Verdict.Passed, report[CheckName.Holder].Verdict);
        Assert.True(Verify(Documents.Parse(shown["award"]), material).IsWaiting);

        var endorsed = new EndorsementVerifier(material).Verify(Documents.Parse(shown["endorsement"]), new()
        {
            At = Documents.Moment("2027-03-01T00:00:00Z"),
            Endorsed = new(published.Root.GetProperty("id").GetString()!, published.Root.GetProperty("id").GetString()!, [Sri.Of(published.Bytes.Span)]),
        });
        Assert.True(endorsed.State == CredentialState.Valid, string.Join('\n', endorsed.Checks));

        var approved = new GuildEndorsementVerifier(material).Verify(Documents.Parse(shown["approval"]), new()
        {
            At = Documents.Moment("2027-03-01T00:00:00Z"),
            Endorsed = new(FormatExamples.AchievementAddress, FormatExamples.AchievementAddress, [Sri.Of(System.Text.Encoding.UTF8.GetBytes(FormatExamples.AchievementFile))]),
        });
        Assert.True(approved.State == CredentialState.Valid, string.Join('\n', approved.Checks));

        var agreed = new GuildEndorsementVerifier(material).Verify(Documents.Parse(shown["treaty"]), new()
        {
            At = Documents.Moment("2027-03-01T00:00:00Z"),
            Endorsed = new(FormatExamples.RecognisedAddress, FormatExamples.RecognisedAddress, [FormatExamples.RecognisedDigest]),
        });
        Assert.True(agreed.State == CredentialState.Valid, string.Join('\n', agreed.Checks));
        Assert.Equal((GuildEndorsementKind.Treaty, FormatExamples.AchievementAddress), (agreed.Kind, agreed.CountsAs));
        Assert.True(TreatyTerms.TryRead(agreed.Endorsement!.Comment, out var terms));
        Assert.Equal(("Workshop Host", "1.0", new CreditRate(5, 4), "They ask for what we ask for, and *we have seen them do it*."), (terms.Name, terms.Version, terms.Rate, terms.Reason));

        var decision = Documents.Parse(shown["decision"]);
        Assert.Equal(Sri.Of(published.Bytes.Span), decision.Root.GetProperty("awardDigest").GetString());
        Assert.Equal(chain.Newest.DigestSri, decision.Root.GetProperty("authority").GetProperty("digestSRI").GetString());
        var verifier = new ProofVerifier(decision, ContextSet.Ours);
        var good = decision.Root.GetProperty("proof").EnumerateArray()
            .Count(p => DataIntegrityProof.TryRead(p, out var proof, out _) && controller.TryRetrieve(proof.VerificationMethod, out var key, out _) && verifier.Verify(proof, key));
        Assert.Equal(2, good);
    }

    [Fact]
    public void The_page_names_every_step_and_every_state_in_order()
    {
        var page = File.ReadAllText(RepositoryFiles.InRoot("docs", "formats.md"));
        Assert.Equal(Enum.GetNames<CheckName>(), StepRow().Matches(page).Select(m => m.Groups[1].Value));
        Assert.Equal(Enum.GetNames<CredentialState>().Select(n => n == "ValidUnrecognised" ? "valid-unrecognised" : n.ToLowerInvariant()), StateRow().Matches(page).Select(m => m.Groups[1].Value));
    }

    private static Dictionary<string, string> Shown() =>
        Example().Matches(File.ReadAllText(RepositoryFiles.InRoot("docs", "formats.md"))).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);

    [GeneratedRegex("<!-- example: ([a-z-]+) -->\n```json\n(.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^\| (?:\d+) \| \*\*([A-Z][a-z]+)\*\* \|", RegexOptions.Multiline)]
    private static partial Regex StepRow();

    [GeneratedRegex(@"^\| \d+ \| `([a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex StateRow();
}
