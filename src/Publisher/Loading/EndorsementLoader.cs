using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Loading;

/// <summary>
/// Reads content/endorsements/: what people signed about awards, badges and the guild, each in a file of its own; and what the guild endorses in its own name, with
/// the proofs of further signers beside it.
/// </summary>
internal static class EndorsementLoader
{
    public static ImmutableArray<EndorsementFile> Load(LoadContext context)
    {
        ImmutableArray<(SourceFile File, ImmutableArray<SourceFile> Proofs)> files =
            [.. context.ClaimIn(EndorsementFile.Folder, ".json").Select(file => (file, ProofFiles.Of(context, file)))];
        ProofFiles.ReportOrphans(context, EndorsementFile.Folder);
        return context.Each(files, (item, diagnostics) =>
        {
            var id = LoadContext.Stem(item.File.Path);
            if (!NameRules.IsAwardId(id))
            {
                diagnostics.Add(ContentDescriptors.BadName, new(item.File.Path), id, "an endorsement's file is called by its id, 16 letters a–z and digits 2–7", " as it was");
            }
            return ProofFiles.TryRead(item.File, item.Proofs, diagnostics, out var published) ? new EndorsementFile(id, item.File, published) { ProofFiles = item.Proofs } : null;
        });
    }
}
