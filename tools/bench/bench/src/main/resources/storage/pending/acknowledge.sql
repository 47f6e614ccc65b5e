delete from pending where position = any(?1)
