using Microsoft.CodeAnalysis;

namespace Publisher.Tests.Architecture;

/// <summary>Types carry trust: what only the verifier may make, nobody else can.</summary>
public sealed class TrustTests
{
    private const string Usings = """
        using Publisher.Content;
        using Publisher.Credentials.OpenBadges;
        using Publisher.Credentials.Verification;
        using Publisher.Verifying;

        """;

    [Theory]
    [InlineData("public static class Forger { public static VerifiedAward Forge(Award a, OpenBadgeCredential c, VerificationReport r) => new(a, c, r); }")]
    [InlineData("public static class Forger { public static VerifiedAward Forge(Award a, OpenBadgeCredential c, VerificationReport r) => new VerifiedAward(a, c, r); }")]
    public void A_forger_of_a_verified_award_does_not_compile(string forger)
    {
        var errors = Errors(Usings + forger);
        Assert.True(errors is ["CS1729"] or ["CS0122"], $"expected the one error of an unreachable constructor, found: {string.Join(", ", errors)}");
    }

    [Fact]
    public void Nobody_derives_from_a_verified_award() =>
        Assert.Contains("CS0509", Errors(Usings + "public sealed class Forged : VerifiedAward { }"));

    [Fact]
    public void A_copy_with_another_credential_does_not_compile() =>
        Assert.Contains("CS8858", Errors(Usings + "public static class Forger { public static VerifiedAward Forge(VerifiedAward v, OpenBadgeCredential c) => v with { Credential = c }; }"));

    [Fact]
    public void Code_that_only_reads_a_verified_award_compiles() =>
        Assert.Empty(Errors(Usings + "public static class Reader { public static string Read(VerifiedAward v) => v.Award.Id; }"));

    private static string[] Errors(string code) =>
        [.. SourceCode.CompileAgainstPublisher(code).GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id)];
}
