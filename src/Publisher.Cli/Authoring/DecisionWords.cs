using System.Globalization;
using Publisher.Authoring;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Status;

namespace Publisher.Cli.Authoring;

/// <summary>What a decision says, in plain words, before someone signs it.</summary>
internal static class DecisionWords
{
    /// <summary>Shows all of it that a signer answers for.</summary>
    public static void Show(CliContext context, SiteSession site, StatusDecisionDraft decision, Award? award, People people)
    {
        void Line(string label, string? text)
        {
            if (text is { Length: > 0 })
            {
                context.Out.WriteLine($"  {label,-11} {Printable.Line(text.ReplaceLineEndings(" "))}");
            }
        }
        context.Out.WriteLine(Printable.Line(decision.Action switch
        {
            StatusAction.Revoke => $"{site.Config.Title} takes back this award, for good:",
            StatusAction.Withdraw => $"{site.Config.Title} withdraws this award at its holder's wish, for good:",
            _ => $"{site.Config.Title} puts a newer award in the place of this one, for good:",
        }));
        Line("award", AwardFile.IdOf(decision.Award).ToString());
        if (award is not null)
        {
            var subject = award.Credential.CredentialSubject;
            Line("badge", $"{subject.Achievement.Name}, version {subject.Achievement.Version}");
            Line("to", people.Holder(subject.Id, subject.Identifier.Any(i => i.IdentityType is WithheldIdentity.EmailType or WithheldIdentity.NameType)));
        }
        Line("replaced by", decision.By is { } by ? AwardFile.IdOf(by).ToString() : null);
        Line("because", decision.Reason);
        Line("decided on", TimeZoneInfo.ConvertTime(decision.Date, site.Zone).ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
        Line("made under", FormattableString.Invariant($"authority version {decision.Authority.Version}"));
        context.Out.WriteLine();
    }

    /// <summary>The words of a decision that is written already.</summary>
    public static StatusDecisionDraft Of(StatusDecision decision) => new()
    {
        Award = decision.Award,
        AwardDigest = decision.AwardDigest,
        Action = decision.Action,
        By = decision.By,
        Reason = decision.Reason,
        Date = decision.Date,
        Authority = decision.Authority,
    };
}
