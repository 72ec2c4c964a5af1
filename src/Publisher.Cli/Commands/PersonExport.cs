using Publisher.Cli.Disk;
using Publisher.Cli.Terminal;
using Publisher.Diagnostics;
using Publisher.Exporting;
using Publisher.Text;
using Publisher.Verifying;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher export --person</c>: writes everything of one person as a folder and as a ZIP file of it.</summary>
internal static class PersonExport
{
    /// <summary>Finds the person, makes the archive and writes it.</summary>
    /// <param name="context">Where the command was typed.</param>
    /// <param name="site">The site's folder.</param>
    /// <param name="verified">What was verified there.</param>
    /// <param name="typed">The person's handle, with or without its sign.</param>
    /// <param name="output">The folder as typed; null for the usual one.</param>
    /// <exception cref="CliException">There is nobody of that handle, nothing to export, or no room where it would go.</exception>
    internal static int Run(CliContext context, string site, VerifiedContent verified, string typed, string? output)
    {
        var handle = typed.TrimStart('@');
        var members = verified.Content.Members;
        var person = members.FirstOrDefault(m => m.Handle == handle)
            ?? throw CliException.Usage($"nobody here has the handle '{handle}'", NearestName.Of(handle, members.Select(m => m.Handle)) is { } near ? $"did you mean {near}?" : "handles are called as the files in content/members/ are");
        var found = new DiagnosticBag();
        var archive = PersonArchive.Of(verified, person, found);
        if (found.HasErrors)
        {
            throw CliException.Bad("the site's own templates cannot be used, so nothing was exported", "publisher build says what is wrong");
        }
        if (archive.Awards == 0)
        {
            throw CliException.Bad($"{person.Name} holds no award that is published, so there is nothing to export");
        }
        var folder = OutputFolder.Resolve(context.Resolve(output ?? $"export/{handle}"), site);
        using (var writer = SiteWriter.Begin(folder, VerificationCache.Program, useIndex: false, SealedState.Of(context)))
        {
            foreach (var file in archive.Files)
            {
                writer.Add(file, null);
            }
            writer.Commit();
        }
        AtomicFile.Write(folder + ".zip", ArchiveZip.Of(Path.GetFileName(folder), archive.Files));
        var shown = Path.GetRelativePath(context.WorkingDirectory, folder).Replace('\\', '/');
        context.Out.WriteLine(Printable.Line($"{shown}: {Words.Counted(archive.Awards, "award")} of {person.Name}, {Words.Counted(archive.Files.Length, "file")}. Open {shown}/{PersonArchive.Index}"));
        context.Out.WriteLine(Printable.Line($"{shown}.zip: the same as one file"));
        context.Out.WriteLine(Printable.Line($"Whoever has it can check it without a network: publisher verify {shown} --offline --trust FILE, where FILE says {verified.Authority.Versions[0].DigestSri}"));
        return ExitCodes.Ok;
    }
}
