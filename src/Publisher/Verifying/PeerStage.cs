using System.Collections.Immutable;
using System.Globalization;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Status;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Policies;
using Publisher.Sites;

namespace Publisher.Verifying;

/// <summary>
/// Judges what is kept of each peer again, offline: the chain of its rules from the pin, then what rests on them. What does not hold is one warning and is left out; the rest of the peer stands, and
/// so do the other peers and the site.
/// </summary>
/// <param name="content">What was read.</param>
/// <param name="things">What can be endorsed here; null in a directory, where peers speak of one another.</param>
/// <param name="treaties">This guild's treaties.</param>
/// <param name="found">Where everything found goes.</param>
internal sealed class PeerStage(SiteContent content, Lazy<EndorsedThings>? things, ImmutableArray<VerifiedTreaty> treaties, DiagnosticBag found)
{
    public ImmutableArray<VerifiedPeer> Run()
    {
        foreach (var hosted in content.Peers.Where(p => p.Settings.Kind == PeerKind.BadgeFed && p.IsEmpty))
        {
            found.Add(PeerDescriptors.NothingPulled, hosted.Settings.Location, hosted.Name);
        }
        return [.. content.Peers.Where(p => p.Settings.Kind == PeerKind.Recognition).Select(Verify).OfType<VerifiedPeer>()];
    }

    private VerifiedPeer? Verify(Peer peer)
    {
        if (peer.IsEmpty)
        {
            found.Add(PeerDescriptors.NothingPulled, peer.Settings.Location, peer.Name);
            return null;
        }
        if (ChainOf(peer) is not { } chain)
        {
            return null;
        }
        var forks = peer.Evidence.Where(e => e.What == PeerEvidence.Fork && IsFork(peer, chain, e)).ToList();
        foreach (var fork in forks)
        {
            found.Add(PeerDescriptors.Forked, new(fork.Files[0].Path), peer.Name, fork.Version.ToString(CultureInfo.InvariantCulture));
        }
        if (forks.Count == 0 && peer.Seen is { Standing: PeerStanding.Refused } seen)
        {
            found.Add(PeerDescriptors.Refused, new(peer.Folder + PeerSeen.FileName), peer.Name, seen.Reason ?? "nothing says why");
        }
        var material = PeerIssuer.Of(peer.Settings, chain, StatusLists(peer), peer.Affirmed.Select(a => a.File.Bytes));
        var (byGuild, byOthers) = forks.Count > 0 ? ([], []) : Endorsements(peer, material);
        return VerifiedPeer.Of(peer, chain, material, forks.Count > 0) with
        {
            Badges = [.. peer.Badges.Where(b => IsAtItsAddress(peer, b))],
            Awards = forks.Count > 0 ? [] : Awards(peer, material),
            Recognitions = byGuild,
            Endorsements = byOthers,
        };
    }

    private AuthorityChain? ChainOf(Peer peer)
    {
        var gap = Enumerable.Range(0, peer.Authorities.Length).FirstOrDefault(i => peer.Authorities[i].Version != i + 1, -1);
        var at = peer.Authorities.IsEmpty ? peer.Folder + PeerSeen.FileName : peer.Authorities[^1].File.Path;
        AuthorityChain? chain = null;
        var reason = peer.Authorities.IsEmpty ? "they are not here" : FormattableString.Invariant($"version {gap + 1} is missing or cannot be read");
        if (!peer.Authorities.IsEmpty && gap < 0 && PeerIssuer.TryVerifyChain(peer.Settings, [.. peer.Authorities.Select(a => a.Published)], out reason, out chain))
        {
            return chain;
        }
        found.Add(PeerDescriptors.SnapshotRefused, new(at), peer.Name, reason);
        return null;
    }

    // Evidence is believed only as far as it proves itself: two texts of one number that both follow what was there before.
    private static bool IsFork(Peer peer, AuthorityChain chain, PeerEvidence evidence) =>
        evidence.Version >= 1 && evidence.Version <= chain.Newest.Version + 1
        && evidence.Files.Append(chain.Find(evidence.Version) is null ? null : peer.Authorities[evidence.Version - 1].File).Where(f => f?.Path.EndsWith(".json", StringComparison.Ordinal) == true)
            .Select(f => SignedDocument.TryParse(f!.Bytes, out var document, out _) ? document : null).OfType<SignedDocument>()
            .Where(d => PeerIssuer.TryVerifyChain(peer.Settings, [.. chain.Versions.Take(evidence.Version - 1).Select(v => v.Document), d], out _, out _))
            .DistinctBy(d => Sri.Of(d.Bytes.Span), StringComparer.Ordinal).Count() > 1;

    private ImmutableDictionary<string, SignedDocument> StatusLists(Peer peer)
    {
        var lists = ImmutableDictionary.CreateBuilder<string, SignedDocument>(StringComparer.Ordinal);
        foreach (var list in peer.StatusLists)
        {
            var address = SitePaths.Absolute(peer.Settings.Url, SitePaths.StatusList(list.Name));
            if (!BitstringStatusList.TryRead(list.Document, out var read, out var problem))
            {
                LeaveOut(peer, list.File.Path, problem);
            }
            else if (read.Id != address)
            {
                LeaveOut(peer, list.File.Path, $"it is the list {read.Id}, and this file would be {address}");
            }
            else
            {
                lists.Add(address, list.Document);
            }
        }
        return lists.ToImmutable();
    }

    private bool IsAtItsAddress(Peer peer, BadgeVersion badge)
    {
        var address = SitePaths.Absolute(peer.Settings.Url, SitePaths.Achievement(badge.Address.Slug, badge.Version));
        var id = Loading.FrozenVersionLoader.Text(badge.Document.Root, "id");
        if (id == address && badge.Name.Length > 0)
        {
            return true;
        }
        LeaveOut(peer, badge.Achievement.Path, badge.Name.Length == 0 ? "it has no name" : $"it is the badge '{id}', and this file would be {address}");
        return false;
    }

    private ImmutableArray<VerifiedPeerAward> Awards(Peer peer, IssuerMaterial material)
    {
        var verifier = new CredentialVerifier(material);
        var rule = new PeerAwardRule(peer.Name, treaties.Where(t => t.Peer == peer.Name && t.End is null).Select(t => t.RecognisedId), content.Members);
        var kept = ImmutableArray.CreateBuilder<VerifiedPeerAward>();
        foreach (var source in peer.Awards)
        {
            if (VerifiedPeerAward.Verify(peer.Settings, source, verifier, rule, out var problem, out var objection) is { } award)
            {
                kept.Add(award);
            }
            else if (problem is not null)
            {
                LeaveOut(peer, source.File.Path, problem);
            }
            else
            {
                found.Add(PeerDescriptors.NotToBeKept, new(source.File.Path), peer.Name, objection!);
            }
        }
        return kept.ToImmutable();
    }

    private (ImmutableArray<PeerRecognition> ByGuild, ImmutableArray<VerifiedEndorsement> ByOthers) Endorsements(Peer peer, IssuerMaterial material)
    {
        var (verifier, guild) = (new EndorsementVerifier(material), new GuildEndorsementVerifier(material));
        var kept = ImmutableArray.CreateBuilder<VerifiedEndorsement>();
        var byGuild = ImmutableArray.CreateBuilder<PeerRecognition>();
        foreach (var source in peer.Endorsements)
        {
            string problem;
            if (Subject(peer, source, out problem) is not { } thing)
            {
                LeaveOut(peer, source.File.Path, problem);
            }
            else if (GuildEndorsementVerifier.IsInNameOf(peer.Settings.Issuer, source.Document))
            {
                // What a guild says in its own name takes its own quorum, not one key.
                var about = things is null ? ListedBadges.OwnerOf(content.Config, peer.Settings, thing.Id)!.Url : content.Config.BaseUrl;
                Take(byGuild, PeerRecognition.Verify(source, guild, about, thing, out problem), problem);
            }
            else if (things is null)
            {
                LeaveOut(peer, source.File.Path, "it is not in the guild's own name, and a directory keeps nothing else");
            }
            else
            {
                Take(kept, Endorsement(source, verifier, thing, out problem), problem);
            }

            void Take<T>(ImmutableArray<T>.Builder into, T? verified, string reason) where T : class
            {
                if (verified is not null)
                {
                    into.Add(verified);
                }
                else
                {
                    LeaveOut(peer, source.File.Path, reason);
                }
            }
        }
        return (byGuild.ToImmutable(), kept.ToImmutable());
    }

    private VerifiedEndorsement? Endorsement(EndorsementFile source, EndorsementVerifier verifier, EndorsedThing thing, out string problem)
    {
        var (report, verified) = VerifiedEndorsement.Verify(source, verifier, thing, []);
        if (verified is null)
        {
            problem = Words.Phrase(report.Cause!.Reason);
            return null;
        }
        // Somebody may belong to both guilds.
        var isOwn = things?.Value.Award(thing.Id)?.Outline?.HolderId is { } holder && (holder == verified.MemberSubject || holder == verified.Credential.Issuer.Id);
        problem = isOwn ? "whoever holds an award cannot endorse it" : "";
        return isOwn ? null : verified;
    }

    private EndorsedThing? Subject(Peer peer, EndorsementFile source, out string problem)
    {
        var address = SitePaths.Absolute(peer.Settings.Url, SitePaths.Endorsement(source.Id));
        if (!EndorsementCredential.TryRead(source.Document.Root, out var said, out var shape))
        {
            problem = $"{shape.Detail} (at {shape.Pointer})";
            return null;
        }
        if (said.Id != address)
        {
            problem = $"it is {said.Id}, and this file would be {address}";
            return null;
        }
        // Their words stand on our pages: what may not be in ours may not be in theirs.
        var wrong = new DiagnosticBag();
        AwardTextRule.Check(source, wrong);
        if (!wrong.IsEmpty)
        {
            problem = Words.Phrase(wrong.ToSorted()[0].Message);
            return null;
        }
        var found = things is null ? ListedBadges.Find(content, peer.Settings, said) : things.Value.Find(said.SubjectId);
        problem = found is not null ? "" : $"it endorses '{said.SubjectId}', which is {(things is null ? "no badge of another listed peer" : "none of this site's published awards, badges or its issuer")}";
        return found;
    }

    private void LeaveOut(Peer peer, string path, string reason) => found.Add(PeerDescriptors.LeftOut, new(path), peer.Name, reason);
}
