namespace Bot.Storage;

/// <summary>The room on the disk of a database file, before it is used up.</summary>
internal static class DiskSpace
{
    /// <summary>A hundred pictures of the largest size, or some days of a county's messages: time enough to make room.</summary>
    public const long Least = 200L * 1024 * 1024;

    public static Remark Of(string file)
    {
        try
        {
            return Judge(new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(file))!).AvailableFreeSpace);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Some kinds of disk do not tell.
            return new Remark(true, StorageTexts.RoomUnknown(error.Message));
        }
    }

    public static Remark Judge(long free) => free < Least ? new Remark(false, StorageTexts.LittleRoom(free, Least)) : new Remark(true, StorageTexts.Room(free));
}
