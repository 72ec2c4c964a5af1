using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Loading;

/// <summary>Reads content/awards/: signed awards with all their proofs, side by side.</summary>
internal static class AwardLoader
{
    private const string Folder = "content/awards/";

    public static ImmutableArray<Award> Load(LoadContext context)
    {
        var years = context.Tree.Under(Folder).Select(f => f.Path[Folder.Length..].Split('/')[0]).Where(IsYear).Distinct(StringComparer.Ordinal);
        ImmutableArray<SourceFile> files = [.. years.SelectMany(y => context.ClaimIn($"{Folder}{y}/", ".json"))];
        var byFolder = context.Tree.Under(Folder).Where(f => f.Path.Contains(".proofs/", StringComparison.Ordinal) && f.Path.EndsWith(".json", StringComparison.Ordinal)
                && f.Path.LastIndexOf('/') == f.Path.IndexOf(".proofs/", StringComparison.Ordinal) + ".proofs".Length)
            .ToLookup(f => f.Path[..(f.Path.IndexOf(".proofs/", StringComparison.Ordinal))], StringComparer.Ordinal);
        var awards = context.Each(files, (file, diagnostics) => Read(context, file, [.. byFolder[file.Path[..^".json".Length]]], diagnostics));
        ProofFiles.ReportOrphans(context, Folder);
        return [.. awards.OrderBy(a => a.Id, StringComparer.Ordinal).ThenBy(a => a.File.Path, StringComparer.Ordinal)];
    }

    private static bool IsYear(string name) => name.Length == 4 && name.All(char.IsAsciiDigit);

    private static Award? Read(LoadContext context, SourceFile file, ImmutableArray<SourceFile> proofs, DiagnosticBag diagnostics)
    {
        foreach (var proof in proofs)
        {
            context.Claim(proof);
        }
        var id = LoadContext.Stem(file.Path);
        if (!NameRules.IsAwardId(id))
        {
            diagnostics.Add(ContentDescriptors.BadName, new(file.Path), id, "an award's file is called by its id, 16 letters a–z and digits 2–7", " as it was");
        }
        if (!ProofFiles.TryRead(file, proofs, diagnostics, out var published))
        {
            return null;
        }
        if (OpenBadgeCredential.TryRead(published, out var credential, out var problem))
        {
            return new() { Id = id, File = file, Published = published, Credential = credential, ProofFiles = proofs };
        }
        diagnostics.Add(CredentialDescriptors.CredentialShape, JsonPlace.Of(file, problem.Pointer), problem.Pointer.Length == 0 ? "/" : problem.Pointer, problem.Detail);
        return null;
    }
}
