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
        var (file, proofs) = Held(award);
        foreach (var one in proofs.Prepend(file).Concat(award.Evidence.Select(e => e.File)))
        {
            SecretFinder.Report(one, diagnostics);
        }
        return Read(award, file, proofs, diagnostics);
    }

    /// <summary>An award that was read before; null when it can no longer be read. What was looked for then is not looked for again.</summary>
    internal static Award? ReadAgain(AwardFile award)
    {
        var (file, proofs) = Held(award);
        return Read(award, file, proofs, new());
    }

    private static (SourceFile File, ImmutableArray<SourceFile> Proofs) Held(AwardFile award) =>
        (new(award.File.Path, award.File.Bytes), [.. award.ProofFiles.Select(p => new SourceFile(p.Path, p.Bytes))]);

    private static Award? Read(AwardFile award, SourceFile file, ImmutableArray<SourceFile> proofs, DiagnosticBag diagnostics)
    {
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
