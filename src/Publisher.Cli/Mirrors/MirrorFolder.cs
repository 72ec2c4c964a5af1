using System.Text;
using Publisher.Authoring;
using Publisher.Cli.Disk;
using Publisher.Content;
using Publisher.Credentials.Json;

namespace Publisher.Cli.Mirrors;

/// <summary>
/// The folder of a copy of another guild's site. It is laid out like the guild's own repository, with everything that the guild published and signed in its place, so that the same program checks it and
/// makes its pages. What nobody signed is not in it.
/// </summary>
internal sealed class MirrorFolder
{
    private MirrorFolder(string path, MirrorNote? note) => (Path, Note) = (path, note);

    /// <summary>The folder, absolute.</summary>
    internal string Path { get; }

    /// <summary>What an earlier run noted; null before the first.</summary>
    internal MirrorNote? Note { get; private set; }

    /// <summary>Opens one for a copy of a site: an empty folder, or one that is a copy of it already.</summary>
    /// <exception cref="CliException">It is something else.</exception>
    /// <exception cref="IOException">The disk refused.</exception>
    internal static MirrorFolder Open(string path, string of)
    {
        var file = System.IO.Path.Combine(path, MirrorNote.Path);
        if (!File.Exists(file))
        {
            return Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()
                ? throw CliException.Usage($"this folder holds something that is no copy of a site: {path}", "name a folder that is empty or not there yet")
                : new(path, null);
        }
        if (!DocumentFile.TryRead(file, out var document, out var problem) || !MirrorNote.TryRead(document, out var note, out problem))
        {
            throw CliException.Bad($"{MirrorNote.Path} does not say what this is a copy of: {problem}", "bring it back, or begin anew in an empty folder");
        }
        return note.Of == of ? new(path, note) : throw CliException.Usage($"this folder is a copy of {note.Of}", "name another folder for this one");
    }

    /// <summary>The two texts of a version that the original showed at different times: a folder, or null.</summary>
    internal string? Fork => Directory.Exists(At(MirrorNote.Refused)) ? Directory.EnumerateDirectories(At(MirrorNote.Refused), "fork-*").FirstOrDefault() : null;

    /// <summary>Notes what this is a copy of, and as of when.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    internal void Write(MirrorNote note)
    {
        var text = JsonText.Object(("format", JsonText.Number(1)), ("of", JsonText.String(note.Of)), ("first", JsonText.String(note.First)),
            ("pulled", note.Pulled is { } pulled ? JsonText.String(Timestamp.Write(pulled)) : null), ("servedAt", note.ServedAt is null ? null : JsonText.String(note.ServedAt)));
        AtomicFile.Write(At(MirrorNote.Path), Encoding.UTF8.GetBytes(text.ToDocument()));
        Note = note;
    }

    /// <summary>Writes the settings, where there are none yet: whoever keeps the copy may change them.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    internal void WriteSettings(string name, string url)
    {
        Once(CommonOptions.ConfigFile, $"# A copy of {url}, kept by 'publisher mirror'. Languages, theme and host are yours to choose.\ntitle: {YamlText.Quoted(name)}\nbaseUrl: {url}\nlanguages: [en]\ntimeZone: UTC\nhost: plain\n");
        Once(".gitattributes", "# Signed bytes survive every checkout.\ncontent/** -text\n");
        Once(".gitignore", "_site/\n.publisher/\n");
    }

    private void Once(string name, string text)
    {
        if (!File.Exists(At(name)))
        {
            AtomicFile.Write(At(name), Encoding.UTF8.GetBytes(text));
        }
    }

    private string At(string name) => System.IO.Path.Combine(Path, name.Replace('/', System.IO.Path.DirectorySeparatorChar));
}
