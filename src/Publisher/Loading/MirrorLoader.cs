using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Diagnostics;
using Publisher.Text;

namespace Publisher.Loading;

/// <summary>Reads content/mirror.json: whether this is a copy of another guild's site. One that cannot be read is an error, for a copy must never pass for the original.</summary>
internal static class MirrorLoader
{
    public static MirrorNote? Load(LoadContext context, SiteConfig? config)
    {
        foreach (var refused in context.Tree.Under(MirrorNote.Refused))
        {
            context.Claim(refused);
        }
        if (context.Claim(MirrorNote.Path) is not { } file)
        {
            return null;
        }
        MirrorNote? note = null;
        var problem = !SignedDocument.TryParse(file.Bytes, out var document, out var unreadable) ? unreadable.Detail
            : !MirrorNote.TryRead(document, out note, out var wrong) ? wrong
            : config is not null && note.Of != config.BaseUrl ? $"it is of {note.Of}, and the settings are of {config.BaseUrl}"
            : note.ServedAt is { } at && !LinkRules.IsWeb(at) ? $"the address it is served under, '{at}', is none"
            : note.Pulled is null ? $"{note.Of} was not read to its end yet"
            : null;
        if (problem is not null)
        {
            context.Diagnostics.Add(MirrorDescriptors.NoteRefused, new(file.Path, 1, 1), problem, config?.BaseUrl ?? "URL");
        }
        return note;
    }
}
