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
        var held = Held(award);
        foreach (var one in held.ProofFiles.Prepend(held.File).Concat(held.Evidence.Select(e => e.File)))
        {
            SecretFinder.Report(one, diagnostics);
        }
        return ReadHeld(held, diagnostics);
    }

    /// <summary>An award that was read before; null when it can no longer be read. What was looked for then is not looked for again.</summary>
    internal static Award? ReadAgain(AwardFile award) => ReadHeld(Held(award), new());

    // Whoever asks for bytes of this reading gets the same ones: the page shows what was compared with the digest, and that is what is published. Evidence nobody looks at is not read.
    private static AwardFile Held(AwardFile award) => new(
        new(award.File.Path, award.File.Bytes),
        [.. award.ProofFiles.Select(p => new SourceFile(p.Path, p.Bytes))],
        [.. award.Evidence.Select(e => e with { File = new(e.File.Path, e.File.Length, null, _ => e.File.Bytes, isHeld: true) })]);

    private static Award? ReadHeld(AwardFile held, DiagnosticBag diagnostics)
    {
        if (!ProofFiles.TryRead(held.File, held.ProofFiles, diagnostics, out var published))
        {
            return null;
        }
        if (OpenBadgeCredential.TryRead(published, out var credential, out var problem))
        {
            return new() { Id = held.Id, File = held.File, Published = published, Credential = credential, ProofFiles = held.ProofFiles, Evidence = held.Evidence };
        }
        diagnostics.Add(CredentialDescriptors.CredentialShape, JsonPlace.Of(held.File, problem.Pointer), problem.Pointer.Length == 0 ? "/" : problem.Pointer, problem.Detail);
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
