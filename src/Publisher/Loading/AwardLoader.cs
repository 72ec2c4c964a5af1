using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Loading;

/// <summary>Finds content/awards/: each award's file, the proofs of further signers beside it, and its evidence. Nothing is read yet.</summary>
internal static class AwardLoader
{
    public const string Folder = "content/awards/";
    private const string Extension = ".json";
    private const string Proofs = ".proofs/";

    public static ImmutableArray<AwardFile> Load(LoadContext context, ImmutableArray<EvidenceFile> evidence)
    {
        var proofs = FindProofs(context).GetAlternateLookup<ReadOnlySpan<char>>();
        var evidenceOf = evidence.ToLookup(e => e.AwardId, StringComparer.Ordinal);
        var awards = ImmutableArray.CreateBuilder<AwardFile>();
        var files = context.Tree.Files;
        var (start, length) = context.Tree.RangeOf(Folder).GetOffsetAndLength(files.Length);
        for (var at = start; at < start + length; at++)
        {
            var file = files[at];
            if (IsAward(file.Path))
            {
                context.ClaimAt(at);
                var id = AwardFile.IdOf(file.Path);
                CheckName(file, id, context.Diagnostics);
                awards.Add(new(file, ProofsOf(file, proofs), evidenceOf.Count == 0 ? [] : [.. evidenceOf[id.ToString()]]));
            }
        }
        Claim(context, awards.Where(a => a.ProofFiles.Length > 0).SelectMany(a => a.ProofFiles));
        foreach (var stray in context.Unclaimed(Folder))
        {
            SecretFinder.Report(stray, context.Diagnostics);
        }
        ProofFiles.ReportOrphans(context, Folder);
        return awards.ToImmutable();
    }

    /// <summary>The proof files beside one award's file, in order of their paths.</summary>
    public static ImmutableArray<SourceFile> ProofsOf(SourceTree tree, SourceFile award)
    {
        var folder = award.Path[..^Extension.Length] + Proofs;
        return [.. tree.Under(folder).Where(f => f.Path.EndsWith(Extension, StringComparison.Ordinal) && f.Path.IndexOf('/', folder.Length) < 0)];
    }

    // content/awards/<year>/<id>.json
    private static bool IsAward(string path) =>
        path.EndsWith(Extension, StringComparison.Ordinal)
        && path.Length > Folder.Length + 5 && path[Folder.Length + 4] == '/'
        && !path.AsSpan(Folder.Length, 4).ContainsAnyExceptInRange('0', '9')
        && path.IndexOf('/', Folder.Length + 5) < 0;

    private static ImmutableArray<SourceFile> ProofsOf(SourceFile file, Dictionary<string, ImmutableArray<SourceFile>>.AlternateLookup<ReadOnlySpan<char>> proofs) =>
        proofs.TryGetValue(file.Path.AsSpan(..^Extension.Length), out var found) ? found : [];

    // By the award file's path without its extension.
    private static Dictionary<string, ImmutableArray<SourceFile>> FindProofs(LoadContext context) => context.Tree.Under(Folder)
        .Where(f => f.Path.Contains(Proofs, StringComparison.Ordinal) && f.Path.EndsWith(Extension, StringComparison.Ordinal)
            && f.Path.LastIndexOf('/') == f.Path.IndexOf(Proofs, StringComparison.Ordinal) + Proofs.Length - 1)
        .GroupBy(f => f.Path[..f.Path.IndexOf(Proofs, StringComparison.Ordinal)], StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);

    private static void Claim(LoadContext context, IEnumerable<SourceFile> proofs)
    {
        foreach (var proof in proofs)
        {
            context.Claim(proof);
        }
    }

    private static void CheckName(SourceFile file, ReadOnlySpan<char> id, DiagnosticBag diagnostics)
    {
        if (!NameRules.IsAwardId(id))
        {
            diagnostics.Add(ContentDescriptors.BadName, new(file.Path), id.ToString(), "an award's file is called by its id, 16 letters a–z and digits 2–7", " as it was");
        }
    }
}
