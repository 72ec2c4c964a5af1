using System.CommandLine;
using Publisher.Cli.Disk;
using Publisher.Cli.Terminal;
using Publisher.Exporting;

namespace Publisher.Cli.Commands;

/// <summary>
/// <c>publisher export</c>: everything the guild has published, as tables or as one JSON document, or everything of one person in a folder that needs no site. What was not published is not in it.
/// </summary>
internal static class ExportCommand
{
    internal static Command Create(CliContext context)
    {
        var to = new Option<string?>("--out") { Description = "The folder to write into; it is made when it is not there. Without it: export; with --person: export/HANDLE.", HelpName = "DIR" };
        var format = CommonOptions.Format("csv", "json");
        format.Description = "csv: four tables. json: one document.";
        var person = new Option<string?>("--person") { Description = "One person with a page: everything of theirs in a folder, and in a .zip beside it, that anybody can check without a site.", HelpName = "HANDLE" };
        var command = new Command("export", "Write everything you have published into tables: badges, awards, people who have a page, decisions. With --person: all of one person, to take along.") { to, format, person };
        command.Validators.Add(typed =>
        {
            if (typed.GetValue(person) is not null && typed.GetResult(format) is { Implicit: false })
            {
                typed.AddError("--person makes a folder of all forms; --format is for the tables of everybody");
            }
        });
        command.SetAction(parsed =>
        {
            var site = parsed.SiteFolder(context);
            var result = Pipeline.Check(SourceReader.Read(site, new()), VerificationCache.Of(context, site).Memory);
            if (result.Verified is not { } verified || result.HasErrors)
            {
                throw CliException.Bad("what is here does not verify, so nothing was exported", "publisher check says what is wrong");
            }
            if (parsed.GetValue(person) is { } handle)
            {
                return PersonExport.Run(context, site, verified, handle, parsed.GetValue(to));
            }
            var folder = context.Resolve(parsed.GetValue(to) ?? "export");
            var tables = GuildExport.Of(verified);
            if (parsed.GetValue(format) == "json")
            {
                Write(context, Path.Combine(folder, "guild.json"), ExportText.ToJson(verified.Content.Config.BaseUrl, tables), "everything");
                return ExitCodes.Ok;
            }
            foreach (var table in tables)
            {
                Write(context, Path.Combine(folder, table.Name + ".csv"), ExportText.ToCsv(table), Words.Counted(table.Rows.Length, "row"));
            }
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Write(CliContext context, string path, byte[] bytes, string what)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, bytes);
        context.Out.WriteLine(Printable.Line($"{Path.GetRelativePath(context.WorkingDirectory, path).Replace('\\', '/')}: {what}"));
    }
}
