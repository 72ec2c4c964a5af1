namespace Publisher.Cli.Disk;

/// <summary>What a step of a <see cref="SiteJournal"/> does. The order is the order they are done in.</summary>
internal enum JournalAct : byte
{
    /// <summary>Moves a staged file to where none was.</summary>
    Add = (byte)'+',
    /// <summary>Moves a staged file over another.</summary>
    Replace = (byte)'~',
    /// <summary>Removes a file, and the folders that become empty.</summary>
    Remove = (byte)'-',
}

/// <summary>One step of a <see cref="SiteJournal"/>.</summary>
/// <param name="Act">What it does.</param>
/// <param name="Path">UTF-8, relative to the output.</param>
internal readonly record struct JournalStep(JournalAct Act, byte[] Path)
{
    /// <summary>Its place in the order of steps.</summary>
    internal int Rank => Act switch { JournalAct.Add => 0, JournalAct.Replace => 1, _ => 2 };
}
