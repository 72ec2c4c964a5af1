using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Diagnostics;

namespace Publisher.Loading;

/// <summary>Reads content/endorsements/: what people signed about awards, badges and the guild, each in a file of its own.</summary>
internal static class EndorsementLoader
{
    private const string Folder = "content/endorsements/";

    public static ImmutableArray<EndorsementFile> Load(LoadContext context) => context.Each(context.ClaimIn(Folder, ".json"), (file, diagnostics) =>
    {
        var id = LoadContext.Stem(file.Path);
        if (!NameRules.IsAwardId(id))
        {
            diagnostics.Add(ContentDescriptors.BadName, new(file.Path), id, "an endorsement's file is called by its id, 16 letters a–z and digits 2–7", " as it was");
        }
        if (SignedDocument.TryParse(file.Bytes, out var document, out var problem))
        {
            return new EndorsementFile(id, file, document);
        }
        LoadContext.Report(file, problem, diagnostics);
        return null;
    });
}
