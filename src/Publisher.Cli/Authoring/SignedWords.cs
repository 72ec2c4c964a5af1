using System.Globalization;
using Publisher.Authoring;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Verification;
using Publisher.Frameworks;

namespace Publisher.Cli.Authoring;

/// <summary>What an award says, in plain words, before someone signs it.</summary>
internal static class SignedWords
{
    /// <summary>Shows all of it that a signer answers for.</summary>
    public static void Show(CliContext context, SiteSession site, Award award, AuthorityDocument authority, VerificationReport report, People people)
    {
        var credential = award.Credential;
        var subject = credential.CredentialSubject;
        void Line(string label, string? text)
        {
            if (text is { Length: > 0 })
            {
                context.Out.WriteLine($"  {label,-10} {Printable.Line(text.ReplaceLineEndings(" "))}");
            }
        }
        context.Out.WriteLine(Printable.Line($"An award of {credential.Issuer.Name ?? site.Config.Title}:"));
        Line("badge", $"{subject.Achievement.Name}, version {subject.Achievement.Version}");
        Line("", subject.Achievement.Description);
        Line("to", people.Holder(subject.Id, subject.Identifier.Any(i => i.IdentityType is WithheldIdentity.EmailType or WithheldIdentity.NameType)));
        Line("because", subject.Narrative);
        var measured = Worth.Read(award.Published.Root.GetProperty("credentialSubject").GetProperty("achievement")).Results;
        foreach (var result in GivenResult.Read(award.Published.Root))
        {
            var measure = measured.FirstOrDefault(m => m.Id == result.Description);
            Line("reached", $"{measure?.Name}: {measure?.Levels.FirstOrDefault(l => l.Id == result.AchievedLevel)?.Name ?? result.Value ?? result.Status}");
        }
        foreach (var evidence in credential.Evidence)
        {
            Line("evidence", evidence.Narrative ?? evidence.Name ?? evidence.Id);
        }
        Line("from", Day(credential.AwardedDate ?? credential.ValidFrom));
        Line("until", credential.ValidUntil is { } until ? Day(TimeZoneInfo.ConvertTime(until, site.Zone)) : "no end");
        Line("made under", FormattableString.Invariant($"authority version {authority.Version}"));
        Line("signed by", Words.Joined([.. report.Signers.Select(s => authority.Members.FirstOrDefault(m => m.Id == s.MemberId)).OfType<AuthorityMember>().Select(people.Name).Distinct()]));
        context.Out.WriteLine();
        if (people.IsUnknown(subject.Id))
        {
            context.Out.WriteLine("The award carries a number and no name. Before you sign, ask whoever made it, by voice, whom it is for.");
            context.Out.WriteLine();
        }
    }

    private static string Day(DateTimeOffset day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
