using Microsoft.CodeAnalysis;

namespace Publisher.Tests.Architecture;

/// <summary>Types carry trust: what only the verifier may make, nobody else can.</summary>
public sealed class TrustTests
{
    private const string Usings = """
        using System.Collections.Immutable;
        using Publisher.Content;
        using Publisher.Credentials.Verification;
        using Publisher.Sources;
        using Publisher.Verifying;

        """;

    [Theory]
    [InlineData("public static class Forger { public static VerifiedAward Forge(AwardOutline o, ImmutableArray<AwardSigner> s) => new(o, default(Digest), CredentialState.Valid, 1, 0, s, true); }")]
    [InlineData("public static class Forger { public static VerifiedAward Forge(AwardOutline o, ImmutableArray<AwardSigner> s) => new VerifiedAward(o, default(Digest), CredentialState.Valid, 1, 0, s, true); }")]
    [InlineData("public static class Forger { public static VerifiedAward Forge(AwardOutline o, ImmutableArray<AwardSigner> s) => VerifiedAward.Recall(o, default(Digest), CredentialState.Valid, 1, 0, s); }")]
    public void A_forger_of_a_verified_award_does_not_compile(string forger)
    {
        var errors = Errors(Usings + forger);
        Assert.True(errors is ["CS1729"] or ["CS0122"] or ["CS0117"], $"expected the one error of an unreachable constructor, found: {string.Join(", ", errors)}");
    }

    [Fact]
    public void A_forger_of_a_verified_endorsement_does_not_compile()
    {
        var errors = Errors(Usings + "public static class Forger { public static VerifiedEndorsement Forge(EndorsementFile f, Publisher.Credentials.OpenBadges.EndorsementCredential c, EndorsementReport r) => new(f, c, r, null); }");
        Assert.True(errors is ["CS1729"] or ["CS0122"], string.Join(", ", errors));
    }

    [Fact]
    public void A_forger_of_a_verified_approval_does_not_compile()
    {
        var errors = Errors(Usings + "public static class Forger { public static VerifiedApproval Forge(EndorsementFile f, BadgeAddress b, Publisher.Credentials.OpenBadges.EndorsementCredential c, GuildEndorsementReport r) => new(f, b, c, r); }");
        Assert.True(errors is ["CS1729"] or ["CS0122"], string.Join(", ", errors));
    }

    [Fact]
    public void Nobody_derives_from_a_verified_award() =>
        Assert.Contains("CS0509", Errors(Usings + "public sealed class Forged : VerifiedAward { }"));

    [Fact]
    public void A_copy_with_another_outline_does_not_compile() =>
        Assert.Contains("CS8858", Errors(Usings + "public static class Forger { public static VerifiedAward Forge(VerifiedAward v, AwardOutline o) => v with { Outline = o }; }"));

    [Fact]
    public void Code_that_only_reads_a_verified_award_compiles() =>
        Assert.Empty(Errors(Usings + "public static class Reader { public static string Read(VerifiedAward v) => v.Outline.Source.Id; }"));

    private static string[] Errors(string code) =>
        [.. SourceCode.CompileAgainstPublisher(code).GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id)];
}
