namespace Publisher.Cli.Disk;

/// <summary>The folder <c>.publisher/</c>, where the program keeps what it can do without. It hides itself from git.</summary>
internal static class HiddenFolder
{
    /// <summary>Makes it in a folder, unless it is there; its path.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    /// <exception cref="CliException">A link leads elsewhere.</exception>
    internal static string In(string folder)
    {
        var hidden = Path.Combine(folder, ".publisher");
        RefuseLink(hidden);
        Directory.CreateDirectory(hidden);
        AtomicFile.Write(Path.Combine(hidden, ".gitignore"), "*\n"u8);
        return hidden;
    }

    /// <summary>Refuses a link. One in here comes from somebody else: what is done below this folder must not be done elsewhere.</summary>
    /// <exception cref="CliException">It is one.</exception>
    internal static void RefuseLink(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw CliException.Usage($"there is a link where publisher keeps what it is working on: {path}", "remove the link, then build again");
        }
    }
}
