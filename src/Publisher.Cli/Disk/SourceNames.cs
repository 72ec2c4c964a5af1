using System.Collections.Immutable;
using System.Text;

namespace Publisher.Cli.Disk;

/// <summary>Which files of a site's folder are its sources, by their names alone: the same on a disk and in a commit.</summary>
internal static class SourceNames
{
    private static readonly ImmutableArray<string> PassedOver = ["_site", "bin", "obj", "node_modules", "Thumbs.db", "desktop.ini"];

    /// <summary>Whether an entry is at all looked at: hidden files, editors' backups and tools' folders are not.</summary>
    internal static bool IsLookedAt(ReadOnlySpan<char> name)
    {
        if (name is ['.', ..] or [.., '~'])
        {
            return false;
        }
        foreach (var passed in PassedOver)
        {
            if (name.SequenceEqual(passed))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Whether a path, with <c>/</c> and relative to the site's folder, is one of its sources.</summary>
    internal static bool IsSource(string path)
    {
        var parts = path.Split('/');
        return path == CommonOptions.ConfigFile
            || (parts.Length > 1 && parts[0] is "content" or "templates" && Array.TrueForAll(parts[1..], name => IsLookedAt(name) && PortableName.Objection(name) is null));
    }

    /// <summary>Whether a source's bytes, once read, are held: awards and their evidence are read each time, for there may be a hundred thousand.</summary>
    internal static bool IsHeld(ReadOnlySpan<byte> path) => !path.StartsWith("content/awards/"u8) && !path.StartsWith("content/evidence/"u8);

    /// <inheritdoc cref="IsHeld(ReadOnlySpan{byte})"/>
    internal static bool IsHeld(string path) => IsHeld(Encoding.UTF8.GetBytes(path));
}
