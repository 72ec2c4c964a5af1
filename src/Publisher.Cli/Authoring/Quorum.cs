using Publisher.Credentials.Authority;
using Publisher.Credentials.Verification;
using Publisher.Verifying;

namespace Publisher.Cli.Authoring;

/// <summary>Who else is needed, in words.</summary>
internal static class Quorum
{
    /// <summary><c>signed by @maren; waiting for 1 more person: @idris or @sol</c>, or that it is complete.</summary>
    public static string Words(VerificationReport report, AuthorityDocument authority, People people, string? holder, DateTimeOffset at)
    {
        var by = report.Signers.Select(s => authority.Members.FirstOrDefault(m => m.Id == s.MemberId)).OfType<AuthorityMember>().Select(people.Name).Distinct().ToList();
        var signed = $"signed by {Terminal.Words.Joined(by)}";
        if (report.MissingSigners == 0)
        {
            return signed + "; that is enough, the next build publishes it";
        }
        var who = report.RuleIndex is { } index && index < authority.Rules.Length
            ? WhoSigns.Candidates(authority.Rules[index], authority, report.Signers.Select(s => s.Subject ?? "").ToHashSet(StringComparer.Ordinal), holder, at)
                .Select(people.Name).ToList()
            : [];
        var whom = who.Count == 0 ? "" : $": {string.Join(" or ", who)}";
        return $"{signed}; waiting for {Publisher.Authoring.Messages.People(report.MissingSigners)}{whom}";
    }
}
