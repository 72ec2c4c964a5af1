using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Loading;

/// <summary>Reads one award with all its proofs.</summary>
public static class AwardReader
{
    /// <summary>The award; null when it cannot be read, which is then reported.</summary>
    public static Award? Read(AwardFile award, DiagnosticBag diagnostics)
    {
        var file = new SourceFile(award.File.Path, award.File.Bytes);
        ImmutableArray<SourceFile> proofs = [.. award.ProofFiles.Select(p => new SourceFile(p.Path, p.Bytes))];
        SecretFinder.Report(file, diagnostics);
        foreach (var beside in proofs.Concat(award.Evidence.Select(e => e.File)))
        {
            SecretFinder.Report(beside, diagnostics);
        }
        if (!ProofFiles.TryRead(file, proofs, diagnostics, out var published))
        {
            return null;
        }
        if (OpenBadgeCredential.TryRead(published, out var credential, out var problem))
        {
            return new() { Id = award.Id, File = file, Published = published, Credential = credential, ProofFiles = proofs, Evidence = award.Evidence };
        }
        diagnostics.Add(CredentialDescriptors.CredentialShape, JsonPlace.Of(file, problem.Pointer), problem.Pointer.Length == 0 ? "/" : problem.Pointer, problem.Detail);
        return null;
    }

    /// <summary>The outlines of all awards, in order of their paths, without judging them; those that cannot be read are reported and left out.</summary>
    public static ImmutableArray<AwardOutline> Outlines(SiteContent content, DiagnosticBag diagnostics)
    {
        var outlines = new AwardOutline?[content.Awards.Length];
        var bags = new DiagnosticBag[outlines.Length];
        ParallelLoop.For(outlines.Length, i =>
        {
            bags[i] = new();
            if (Read(content.Awards[i], bags[i]) is { } award)
            {
                _ = BadgeAddress.TryRead(content.Config.BaseUrl, award.Credential.CredentialSubject.Achievement.Id, out var badge);
                outlines[i] = AwardOutline.Of(content.Awards[i], award.Credential, badge, text => text);
            }
        });
        foreach (var bag in bags.Where(b => !b.IsEmpty))
        {
            diagnostics.AddRange(bag.ToSorted());
        }
        return [.. outlines.OfType<AwardOutline>()];
    }
}
