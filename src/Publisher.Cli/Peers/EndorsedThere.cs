using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Diagnostics;
using Publisher.Verifying;

namespace Publisher.Cli.Peers;

/// <summary>Says which awards of a peer that somebody here endorses do not stand any more: whoever endorsed decides what becomes of their word.</summary>
internal static class EndorsedThere
{
    /// <summary>Tells of each.</summary>
    /// <param name="visit">The pull.</param>
    /// <param name="journal">What is known of the peer's awards.</param>
    /// <param name="content">What was read of this site.</param>
    /// <param name="isRevoked">Whether a status list says that an award was taken back.</param>
    internal static void Tell(PeerVisit visit, PeerJournal journal, SiteContent content, Func<ReadAward, bool> isRevoked)
    {
        foreach (var file in content.Endorsements)
        {
            if (!EndorsementCredential.TryRead(file.Document.Root, out var said, out _) || EndorsedElsewhere.Of(said.SubjectId, content.Config) is not { AwardId: { } id } there || there.Peer != visit.Settings)
            {
                continue;
            }
            var what = journal.Gone.Contains(id) ? "withdrawn" : journal.Awards.TryGetValue(id, out var award) && isRevoked(award) ? "taken back, or replaced by a newer one," : null;
            if (what is not null)
            {
                visit.Found.Add(SyncDescriptors.EndorsedAwardGone, new(file.File.Path), visit.Settings.Name, what, file.Id);
            }
        }
    }
}
