using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Policies;

/// <summary>Nominations are for badges there are, and hold no e-mail address: what is merged stays public for good.</summary>
internal static class NominationRule
{
    public static void Check(PolicyContext context, DiagnosticBag diagnostics)
    {
        foreach (var nomination in context.Content.Nominations)
        {
            if (!context.Badges.ContainsKey(nomination.Badge))
            {
                diagnostics.Add(PolicyDescriptors.NominationBadge, nomination.BadgeLocation, nomination.Badge);
            }
            if (nomination.File.Bytes.Span.Contains((byte)'@') && SourceText.TryRead(nomination.File, out var text, out _))
            {
                foreach (var offset in PersonalData.EmailsIn(text.Text))
                {
                    diagnostics.Add(PolicyDescriptors.EmailAddress, text.At(offset), "in a nomination");
                }
            }
        }
    }
}
