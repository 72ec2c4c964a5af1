using System.Collections.Concurrent;
using System.Text;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Cli.Disk;

/// <summary>Gathers the files of a site's sources from a walk over its folder, and what is wrong with those refused.</summary>
internal sealed class SourceListing : IFolderVisitor
{
    private const int Mebibyte = 1024 * 1024;

    private readonly ConcurrentBag<SourceFile> files = [];
    private readonly Lock refusing = new();
    private readonly DiagnosticBag refused = new();
    private readonly DiskFolder root;
    private readonly SourceStamps stamps;
    private readonly bool onlyIssuer;

    // One for all files: there are a hundred thousand.
    private readonly Func<SourceFile, ReadOnlyMemory<byte>> read;

    /// <summary>Begins a listing.</summary>
    /// <param name="root">The site's folder.</param>
    /// <param name="stamps">Which stamps can be relied on.</param>
    /// <param name="onlyIssuer">Whether only what tells who the issuer is, and by what rules, is wanted.</param>
    public SourceListing(DiskFolder root, SourceStamps stamps, bool onlyIssuer) => (this.root, this.stamps, this.onlyIssuer, read) = (root, stamps, onlyIssuer, Read);

    /// <inheritdoc/>
    public bool Wants(DiskPath path, bool isFolder)
    {
        if (path.Folder.IsEmpty)
        {
            return path.Bytes.SequenceEqual("content"u8) || path.Bytes.SequenceEqual("templates"u8) || (!isFolder && path.Bytes.SequenceEqual("site.config.yml"u8));
        }
        if (onlyIssuer && (path.Folder.SequenceEqual("templates"u8) || (path.Folder.SequenceEqual("content"u8) && !path.Name.SequenceEqual("authority"u8) && !path.Name.SequenceEqual("status"u8))))
        {
            return false;
        }
        Span<char> buffer = stackalloc char[path.Name.Length];
        var name = buffer[..Encoding.UTF8.GetChars(path.Name, buffer)];
        if (!SourceNames.IsLookedAt(name))
        {
            return false;
        }
        if (PortableName.Objection(name) is { } objection)
        {
            Refuse(DiskDescriptors.UnportableName, path, name.ToString(), objection);
            return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public void Visit(DiskPath path, in FileStatus status)
    {
        if (status.Kind == EntryKind.Link)
        {
            Refuse(DiskDescriptors.NotAPlainFile, path, "a symbolic link");
        }
        else if (path.Bytes.SequenceEqual("content"u8) || path.Bytes.SequenceEqual("templates"u8))
        {
            // A file where a folder is expected holds nothing.
        }
        else if (status.Kind != EntryKind.File)
        {
            Refuse(DiskDescriptors.NotAPlainFile, path, "a pipe, socket or device");
        }
        else if (status.Length > SourceReader.MaximumFileLength)
        {
            Refuse(DiskDescriptors.FileTooLarge, path,
                FormattableString.Invariant($"{(status.Length + Mebibyte - 1) / Mebibyte}"), FormattableString.Invariant($"{SourceReader.MaximumFileLength / Mebibyte}"));
        }
        else
        {
            files.Add(FileAt(path, status));
        }
    }

    /// <summary>The tree; what was refused goes to a bag.</summary>
    internal SourceTree ToTree(DiagnosticBag diagnostics)
    {
        diagnostics.AddRange(refused.ToSorted());
        return new SourceTree(files);
    }

    private SourceFile FileAt(DiskPath path, in FileStatus status) => new(path.ToString(), (int)status.Length, stamps.Of(status), read,
        isHeld: SourceNames.IsHeld(path.Bytes));

    private ReadOnlyMemory<byte> Read(SourceFile file)
    {
        var bytes = root.Read(DiskPath.Of(file.Path, stackalloc byte[DiskPath.BufferLength]), file.Length);
        return bytes ?? throw CliException.Machine($"{file.Path} changed while it was being read", "run it again once nothing changes the files any more");
    }

    private void Refuse(DiagnosticDescriptor descriptor, DiskPath path, params ReadOnlySpan<string> arguments)
    {
        lock (refusing)
        {
            refused.Add(descriptor, new(path.ToString()), [.. arguments]);
        }
    }
}
